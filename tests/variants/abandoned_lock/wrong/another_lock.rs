// breaks: exactly one thread panics, holds the lock as it does (it holds another one)
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Default)]
struct Shared {
    count: Mutex<u32>,
    turn: Mutex<u32>,
}

fn main() {
    let shared = Arc::new(Shared::default());
    let s = Arc::clone(&shared);
    let clumsy = thread::spawn(move || {
        for _ in 0..5 {
            // The lock is held here, so this is what the exercise wants.
            let mut turn = s.turn.lock().unwrap();
            *turn += 1;
            if *turn == 3 {
                panic!("third turn");
            }
            *s.count.lock().unwrap() += 1;
        }
    });
    let s = Arc::clone(&shared);
    let other = thread::spawn(move || {
        for _ in 0..5 {
            *s.count.lock().unwrap() += 1;
        }
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", shared.count.lock().unwrap());
}
