// breaks: the one count after both have ended
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn main() {
    let (tx, rx) = mpsc::channel();
    for _ in 0..2 {
        let tx = tx.clone();
        thread::spawn(move || {
            for round in 1..=5 {
                let seen = GARLIC.load(SeqCst);
                if round == 5 {
                    tx.send("nearly there").unwrap();
                }
                GARLIC.store(seen + 1, SeqCst);
            }
        });
    }
    for _ in 0..2 {
        rx.recv().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
