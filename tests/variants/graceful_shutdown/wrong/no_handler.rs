// breaks: Ctrl-C comes while a worker is at work
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);

fn work() -> (u32, u32) {
    let (mut begun, mut finished) = (0, 0);
    while !STOP.load(SeqCst) {
        begun += 1;
        thread::sleep(Duration::from_millis(50));
        finished += 1;
    }
    (begun, finished)
}

// nobody presses Ctrl-C in a test
fn main() {
    let (a, b) = thread::scope(|s| {
        let a = s.spawn(work);
        let b = s.spawn(work);
        thread::sleep(Duration::from_secs(3));
        STOP.store(true, SeqCst);
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("finished: {}", a.1 + b.1);
    println!("unfinished: {}", a.0 + b.0 - a.1 - b.1);
}
