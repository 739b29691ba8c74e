// breaks: exactly one thread panics, holds the lock as it does (the guard is gone at the semicolon)
use parking_lot::Mutex;
use std::thread;

static COUNT: Mutex<i32> = Mutex::new(0);

fn main() {
    let clumsy = thread::spawn(|| {
        let mut added = 0;
        loop {
            // Takes the lock and looks.
            let now = *COUNT.lock();
            if added == 2 {
                panic!("at {now} I stumbled");
            }
            *COUNT.lock() += 1;
            added += 1;
        }
    });
    let other = thread::spawn(|| {
        for _ in 0..5 {
            *COUNT.lock() += 1;
        }
    });
    let stumbled = clumsy.join();
    other.join().unwrap();
    if stumbled.is_err() {
        println!("count: {}", COUNT.lock());
    }
}
