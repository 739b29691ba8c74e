// breaks: both locks are taken in the same order by everybody (from-account first)
use std::sync::{Arc, Mutex};
use std::thread;

fn transfer(from: &Mutex<i32>, to: &Mutex<i32>) {
    let mut from = from.lock().unwrap();
    let mut to = to.lock().unwrap();
    *from -= 10;
    *to += 10;
}

fn main() {
    let a = Arc::new(Mutex::new(100));
    let b = Arc::new(Mutex::new(100));
    let mut threads = Vec::new();
    for (from, to) in [(a.clone(), b.clone()), (b.clone(), a.clone())] {
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                transfer(&from, &to);
            }
        }));
    }
    let (x, y) = (a.clone(), b.clone());
    threads.push(thread::spawn(move || {
        for _ in 0..2 {
            let x = x.lock().unwrap();
            let y = y.lock().unwrap();
            println!("audit: {}", *x + *y);
        }
    }));
    for t in threads {
        t.join().unwrap();
    }
    println!("total: {}", *a.lock().unwrap() + *b.lock().unwrap());
}
