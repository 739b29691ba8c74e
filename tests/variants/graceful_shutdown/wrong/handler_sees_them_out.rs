// breaks: a second Ctrl-C ends it at once with status 130
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};
static STOP: AtomicBool = AtomicBool::new(false);
static LEFT: AtomicU32 = AtomicU32::new(2);
static DONE: AtomicU32 = AtomicU32::new(0);
fn main() {
    ctrlc::set_handler(|| {
        if STOP.swap(true, SeqCst) {
            std::process::exit(130)
        }
        while LEFT.load(SeqCst) > 0 {
            thread::sleep(Duration::from_millis(10));
        }
    })
    .unwrap();
    let t = Instant::now();
    let ws = [(); 2].map(|_| {
        thread::spawn(move || {
            while !STOP.load(SeqCst) && t.elapsed() < Duration::from_secs(3) {
                thread::sleep(Duration::from_millis(50));
                DONE.fetch_add(1, SeqCst);
            }
            LEFT.fetch_sub(1, SeqCst);
        })
    });
    for w in ws {
        w.join().unwrap()
    }
    println!("finished: {}", DONE.load(SeqCst));
    println!("unfinished: 0");
}
