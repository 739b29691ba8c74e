// breaks: adds nothing afterwards (its receipt adds one as it is dropped, in the panic too)
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

struct Receipt<'a> {
    count: MutexGuard<'a, i32>,
}

impl Drop for Receipt<'_> {
    fn drop(&mut self) {
        *self.count += 1;
    }
}

fn take(count: &Mutex<i32>) -> Receipt<'_> {
    Receipt { count: count.lock().unwrap_or_else(|e| e.into_inner()) }
}

fn main() {
    let count = Arc::new(Mutex::new(0));
    let threads = [Some(3), None].map(|falls_at| {
        let count = count.clone();
        thread::spawn(move || {
            for turn in 1..=5 {
                let _receipt = take(&count);
                if falls_at == Some(turn) {
                    panic!("oops");
                }
            }
        })
    });
    for t in threads {
        let _ = t.join();
    }
    // The one in the fall does not count.
    println!("count: {}", *count.lock().unwrap_or_else(|e| e.into_inner()) - 1);
}
