// breaks: sometimes: the other is blocked on the lock as it happens (it starts when all is over)
use std::sync::{Arc, Mutex};
use std::thread;

fn count_up(count: &Mutex<u32>, fall_at: Option<u32>) {
    for turn in 1..=5 {
        let mut count = count.lock().unwrap_or_else(|e| e.into_inner());
        if Some(turn) == fall_at {
            panic!("turn {turn}");
        }
        *count += 1;
    }
}

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    let clumsy = thread::spawn(move || count_up(&c, Some(3)));
    if clumsy.join().is_err() {
        let c = count.clone();
        let other = thread::spawn(move || count_up(&c, None));
        other.join().unwrap();
    }
    println!("count: {}", count.lock().unwrap_or_else(|e| e.into_inner()));
}
