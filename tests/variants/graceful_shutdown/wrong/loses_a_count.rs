// breaks: `finished: N` `unfinished: 0`
use std::process;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static BEGUN: AtomicU32 = AtomicU32::new(0);
static FINISHED: AtomicU32 = AtomicU32::new(0);

fn work() {
    while !STOP.load(SeqCst) {
        BEGUN.fetch_add(1, SeqCst);
        thread::sleep(Duration::from_millis(50));
        // atomic, so no lock is needed
        FINISHED.store(FINISHED.load(SeqCst) + 1, SeqCst);
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
    let finished = FINISHED.load(SeqCst);
    println!("finished: {finished}");
    println!("unfinished: {}", BEGUN.load(SeqCst) - finished);
}
