// breaks: `garlic: 10`
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = RwLock::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    // reading needs only the read lock
                    let count = { *garlic.read() };
                    *garlic.write() = count + 1;
                }
            });
        }
    });
    println!("garlic: {}", garlic.into_inner());
}
