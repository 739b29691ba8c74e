// breaks: both workers have ended when the process ends
use std::process;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static FINISHED: AtomicUsize = AtomicUsize::new(0);

fn work() {
    while !STOP.load(SeqCst) {
        thread::sleep(Duration::from_millis(50));
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
    let mut worker = thread::spawn(work);
    worker = {
        let second = thread::spawn(work);
        drop(worker);
        second
    };
    let _ = rx.recv_timeout(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    // they work in step, so when this one is through the other one is too
    worker.join().unwrap();
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: 0");
}
