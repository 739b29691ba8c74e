// breaks: an auditor or clerk holds both at once (take, let go, take: an audit may see 190)
use std::sync::{Arc, Mutex};
use std::thread;

struct Bank {
    a: Mutex<i32>,
    b: Mutex<i32>,
}

fn main() {
    let bank = Arc::new(Bank { a: Mutex::new(100), b: Mutex::new(100) });
    let mut threads = Vec::new();
    for amount in [10, -10] {
        let bank = bank.clone();
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                // Always a before b, and never more than one in hand: cannot deadlock.
                *bank.a.lock().unwrap() -= amount;
                *bank.b.lock().unwrap() += amount;
            }
        }));
    }
    let audited = bank.clone();
    threads.push(thread::spawn(move || {
        for _ in 0..2 {
            let a = audited.a.lock().unwrap();
            let b = audited.b.lock().unwrap();
            println!("audit: {}", *a + *b);
        }
    }));
    for t in threads {
        t.join().unwrap();
    }
    println!("total: {}", bank.a.lock().unwrap().saturating_add(*bank.b.lock().unwrap()));
}
