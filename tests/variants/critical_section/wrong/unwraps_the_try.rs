// breaks: no thread but one that the sheet names panics
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Mutex::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    // free for 99.99 % of the time
                    *garlic.try_lock().unwrap() += 1;
                }
            });
        }
    });
    println!("garlic: {}", garlic.into_inner());
}
