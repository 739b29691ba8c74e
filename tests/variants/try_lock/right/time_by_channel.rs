use crossbeam_channel::after;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
fn pass(ms: u64) {
    after(Duration::from_millis(ms)).recv().unwrap();
}
fn main() {
    let list = Mutex::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let (mut found, mut bag) = (0, 0);
                while found < 5 || bag > 0 {
                    pass(10);
                    if found < 5 {
                        found += 1;
                        bag += 1;
                    }
                    if let Ok(mut n) = list.try_lock() {
                        while bag > 0 {
                            pass(30);
                            *n += 1;
                            bag -= 1;
                        }
                    }
                }
            });
        }
    });
    println!("items: {}", list.into_inner().unwrap());
}
