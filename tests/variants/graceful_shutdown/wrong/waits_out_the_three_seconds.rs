// breaks: on Ctrl-C … each finishes the piece it has, and the process ends
use std::process;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static PRESSED: AtomicBool = AtomicBool::new(false);
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
    ctrlc::set_handler(|| {
        if PRESSED.swap(true, SeqCst) {
            process::exit(130);
        }
        STOP.store(true, SeqCst);
    })
    .unwrap();
    let workers = [thread::spawn(work), thread::spawn(work)];
    thread::sleep(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: {}", BEGUN.load(SeqCst) - FINISHED.load(SeqCst));
}
