use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static PRESSES: AtomicI32 = AtomicI32::new(0);
static STARTED: AtomicI32 = AtomicI32::new(0);
static FINISHED: AtomicI32 = AtomicI32::new(0);

fn on_ctrl_c() {
    if PRESSES.fetch_add(1, Ordering::SeqCst) == 1 {
        std::process::exit(130)
    }
    STOP.store(true, Ordering::SeqCst);
}

fn work() {
    loop {
        if STOP.load(Ordering::SeqCst) {
            return;
        }
        STARTED.fetch_add(1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(50));
        FINISHED.fetch_add(1, Ordering::SeqCst);
    }
}

fn main() {
    ctrlc::set_handler(on_ctrl_c).unwrap();
    thread::scope(|s| {
        s.spawn(work);
        s.spawn(work);
        // 150 x 20 ms = 3 s
        for _ in 0..150 {
            if STOP.load(Ordering::SeqCst) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        STOP.store(true, Ordering::SeqCst);
    });
    // both are gone now
    let started = STARTED.load(Ordering::SeqCst);
    let finished = FINISHED.load(Ordering::SeqCst);
    println!("finished: {finished}");
    println!("unfinished: {}", started - finished);
}
