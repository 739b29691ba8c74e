// breaks: sometimes: the other is blocked on the lock as it happens (it never waits, it tries)
use parking_lot::Mutex;
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);

fn main() {
    let clumsy = thread::spawn(|| {
        for turn in 1..=5 {
            let mut count = COUNT.lock();
            if turn == 3 {
                panic!("oops");
            }
            *count += 1;
        }
    });
    let other = thread::spawn(|| {
        let mut added = 0;
        while added < 5 {
            if let Some(mut count) = COUNT.try_lock() {
                *count += 1;
                added += 1;
            } else {
                thread::yield_now();
            }
        }
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", *COUNT.lock());
}
