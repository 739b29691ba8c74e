// breaks: ends by itself
use std::process;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static PRESSED: AtomicBool = AtomicBool::new(false);
static NOTES: [Mutex<(u32, u32)>; 2] = [Mutex::new((0, 0)), Mutex::new((0, 0))];

fn work(me: usize) {
    let mut notes = NOTES[me].lock().unwrap();
    while !STOP.load(SeqCst) {
        notes.0 += 1;
        thread::sleep(Duration::from_millis(50));
        notes.1 += 1;
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    ctrlc::set_handler(move || {
        if PRESSED.swap(true, SeqCst) {
            process::exit(130);
        }
        for notes in &NOTES {
            println!("finished so far: {}", notes.lock().unwrap().1);
        }
        let _ = tx.send(());
    })
    .unwrap();
    let workers = [0, 1].map(|me| thread::spawn(move || work(me)));
    // if somebody has pressed Ctrl-C the message is sure to come
    while rx.recv_timeout(Duration::from_secs(3)).is_err() && PRESSED.load(SeqCst) {}
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    let (begun, finished) = NOTES.iter().fold((0, 0), |sum, notes| {
        let notes = notes.lock().unwrap();
        (sum.0 + notes.0, sum.1 + notes.1)
    });
    println!("finished: {finished}");
    println!("unfinished: {}", begun - finished);
}
