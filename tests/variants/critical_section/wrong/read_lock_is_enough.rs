// breaks: `garlic: 10`
use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = RwLock::new(AtomicU32::new(0));
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    let garlic = garlic.read().unwrap();
                    let count = garlic.load(Ordering::Relaxed);
                    garlic.store(count + 1, Ordering::Relaxed);
                }
            });
        }
    });
    println!("garlic: {}", garlic.into_inner().unwrap().into_inner());
}
