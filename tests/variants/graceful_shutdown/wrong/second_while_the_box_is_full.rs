// breaks: a second Ctrl-C ends it at once with status 130
use crossbeam_channel::{TrySendError, bounded};
use std::process;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static BEGUN: AtomicUsize = AtomicUsize::new(0);
static FINISHED: AtomicUsize = AtomicUsize::new(0);

fn work() {
    while !STOP.load(SeqCst) {
        BEGUN.fetch_add(1, SeqCst);
        thread::sleep(Duration::from_millis(50));
        FINISHED.fetch_add(1, SeqCst);
    }
}

fn main() {
    let (tx, rx) = bounded(1);
    ctrlc::set_handler(move || {
        // if there is one in the box already, this is the second
        if let Err(TrySendError::Full(())) = tx.try_send(()) {
            process::exit(130);
        }
    })
    .unwrap();
    let workers = [thread::spawn(work), thread::spawn(work)];
    let _ = rx.recv_timeout(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: {}", BEGUN.load(SeqCst) - FINISHED.load(SeqCst));
}
