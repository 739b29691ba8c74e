// breaks: no thread but one that the sheet names panics
use crossbeam_channel::unbounded;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = Arc::new(AtomicU32::new(0));
    let (done, finished) = unbounded();
    for _ in 0..2 {
        let garlic = garlic.clone();
        let done = done.clone();
        thread::spawn(move || {
            for _ in 0..5 {
                garlic.fetch_add(1, SeqCst);
            }
            let _ = done.send(());
        });
    }
    finished.iter().take(2).for_each(drop);
    println!("garlic: {}", garlic.load(SeqCst));
    // the shoppers have gone home and dropped theirs
    Arc::try_unwrap(garlic).expect("the last one");
}
