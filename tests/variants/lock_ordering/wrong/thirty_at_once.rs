// breaks: each moves 10 three times (one moves 30)
use std::sync::Mutex;
use std::thread;
fn main() {
    let (a, b) = (Mutex::new(100), Mutex::new(100));
    thread::scope(|s| {
        s.spawn(|| {
            let (mut a, mut b) = (a.lock().unwrap(), b.lock().unwrap());
            *a -= 30;
            *b += 30;
        });
        s.spawn(|| {
            for _ in 0..3 {
                let (mut a, mut b) = (a.lock().unwrap(), b.lock().unwrap());
                *b -= 10;
                *a += 10;
            }
        });
        s.spawn(|| {
            for _ in 0..2 {
                let (a, b) = (a.lock().unwrap(), b.lock().unwrap());
                println!("audit: {}", *a + *b);
            }
        });
    });
    println!("total: {}", *a.lock().unwrap() + *b.lock().unwrap());
}
