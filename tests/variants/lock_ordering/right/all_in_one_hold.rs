// Clerks and auditor keep both locks from the first time to the last.
use std::sync::Mutex;
use std::thread;
fn main() {
    let (a, b) = (Mutex::new(100), Mutex::new(100));
    thread::scope(|s| {
        s.spawn(|| {
            let (mut a, mut b) = (a.lock().unwrap(), b.lock().unwrap());
            for _ in 0..3 {
                *a -= 10;
                *b += 10;
            }
        });
        s.spawn(|| {
            let (mut a, mut b) = (a.lock().unwrap(), b.lock().unwrap());
            for _ in 0..3 {
                *b -= 10;
                *a += 10;
            }
        });
        s.spawn(|| {
            let (a, b) = (a.lock().unwrap(), b.lock().unwrap());
            for _ in 0..2 {
                println!("audit: {}", *a + *b);
            }
        });
    });
    println!("total: {}", *a.lock().unwrap() + *b.lock().unwrap());
}
