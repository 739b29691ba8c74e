// breaks: sometimes: someone is blocked on an account (try and retry)
use std::sync::{Arc, Mutex};
use std::thread;

fn with_both(a: &Mutex<i32>, b: &Mutex<i32>, f: impl Fn(&mut i32, &mut i32)) {
    loop {
        if let Ok(mut a) = a.try_lock() {
            if let Ok(mut b) = b.try_lock() {
                f(&mut a, &mut b);
                return;
            }
        }
        thread::yield_now();
    }
}

fn main() {
    let a = Arc::new(Mutex::new(100));
    let b = Arc::new(Mutex::new(100));
    let mut threads = vec![];
    for amount in [10, -10] {
        let (a, b) = (a.clone(), b.clone());
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                with_both(&a, &b, |a, b| {
                    *a -= amount;
                    *b += amount;
                });
            }
        }));
    }
    let (x, y) = (a.clone(), b.clone());
    threads.push(thread::spawn(move || {
        for _ in 0..2 {
            with_both(&x, &y, |x, y| println!("audit: {}", *x + *y));
        }
    }));
    for t in threads {
        t.join().unwrap();
    }
    with_both(&a, &b, |a, b| println!("total: {}", *a + *b));
}
