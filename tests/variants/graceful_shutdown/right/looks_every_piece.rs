// Main looks as often as a piece takes, and tells the workers.
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

static PRESSED: AtomicU32 = AtomicU32::new(0);
static STOP: AtomicBool = AtomicBool::new(false);

fn worker() -> u32 {
    let mut finished = 0;
    while !STOP.load(SeqCst) {
        thread::sleep(Duration::from_millis(50));
        finished += 1;
    }
    finished
}

fn main() {
    ctrlc::set_handler(|| {
        if PRESSED.fetch_add(1, SeqCst) > 0 {
            std::process::exit(130);
        }
    })
    .unwrap();
    let workers = [thread::spawn(worker), thread::spawn(worker)];
    let closing = Instant::now() + Duration::from_secs(3);
    while Instant::now() < closing && PRESSED.load(SeqCst) == 0 {
        thread::sleep(Duration::from_millis(50));
    }
    STOP.store(true, SeqCst);
    let finished: u32 = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    println!("finished: {finished}");
    println!("unfinished: 0");
}
