// A piece of work lasts until a timer rings.
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static PRESSED: AtomicBool = AtomicBool::new(false);
static STOP: AtomicBool = AtomicBool::new(false);
static FINISHED: AtomicU32 = AtomicU32::new(0);

fn piece() {
    let _ = crossbeam_channel::after(Duration::from_millis(50)).recv();
}

fn main() {
    let (tx, rx) = mpsc::channel();
    ctrlc::set_handler(move || {
        if PRESSED.swap(true, SeqCst) {
            std::process::exit(130);
        }
        let _ = tx.send(());
    })
    .unwrap();
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                while !STOP.load(SeqCst) {
                    piece();
                    FINISHED.fetch_add(1, SeqCst);
                }
            });
        }
        let _ = rx.recv_timeout(Duration::from_secs(3));
        STOP.store(true, SeqCst);
    });
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: 0");
}
