// breaks: no thread but one that the sheet names panics
use std::process;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_secs(3);

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
    let me = thread::current();
    let mut presses = 0;
    ctrlc::set_handler(move || {
        presses += 1;
        if presses > 1 {
            process::exit(130);
        }
        STOP.store(true, SeqCst);
        me.unpark();
    })
    .unwrap();
    let start = Instant::now();
    let workers = [thread::spawn(work), thread::spawn(work)];
    while start.elapsed() < LIMIT && !STOP.load(SeqCst) {
        // never more than what is left
        thread::park_timeout(Duration::from_millis(100).min(LIMIT - start.elapsed()));
    }
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: {}", BEGUN.load(SeqCst) - FINISHED.load(SeqCst));
}
