// breaks: ends by itself
use crossbeam_channel::bounded;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn main() {
    let (ring, hear) = bounded(0);
    for _ in 0..2 {
        let ring = ring.clone();
        thread::spawn(move || {
            for _ in 0..5 {
                if GARLIC.fetch_add(1, SeqCst) == 9 {
                    // never blocks a shopper
                    let _ = ring.try_send("dinner");
                }
            }
        });
    }
    if GARLIC.load(SeqCst) < 10 {
        println!("{}!", hear.recv().unwrap());
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
