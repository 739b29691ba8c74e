// breaks: no lock is held while the count is touched
use std::sync::RwLock;
use std::thread;

fn main() {
    let garlic = RwLock::new(0u8);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    let count = { *garlic.read().unwrap() };
                    *garlic.write().unwrap() = count + 1;
                }
            });
        }
    });
    println!("garlic: {}", garlic.into_inner().unwrap());
}
