// breaks: `unfinished: 0`
use std::process;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static UNFINISHED: AtomicUsize = AtomicUsize::new(0);
static FINISHED: AtomicUsize = AtomicUsize::new(0);

fn work() {
    'pieces: while !STOP.load(SeqCst) {
        // ten milliseconds at a time, to be quick when Ctrl-C comes
        for _ in 0..5 {
            if STOP.load(SeqCst) {
                UNFINISHED.fetch_add(1, SeqCst);
                break 'pieces;
            }
            thread::sleep(Duration::from_millis(10));
        }
        FINISHED.fetch_add(1, SeqCst);
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let mut presses = 0;
    ctrlc::set_handler(move || {
        presses += 1;
        if presses > 1 {
            process::exit(130);
        }
        let _ = tx.send(());
    })
    .unwrap();
    let workers = [thread::spawn(work), thread::spawn(work)];
    let _ = rx.recv_timeout(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: {}", UNFINISHED.load(SeqCst));
}
