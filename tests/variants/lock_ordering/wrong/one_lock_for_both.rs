// breaks: two accounts, a lock each; an auditor or clerk holds both at once (one lock for both)
use std::sync::{Arc, Mutex};
use std::thread;

struct Accounts {
    alice: i32,
    bob: i32,
}

fn main() {
    let accounts = Arc::new(Mutex::new(Accounts { alice: 100, bob: 100 }));
    let mut threads = Vec::new();
    for amount in [10, -10] {
        let accounts = accounts.clone();
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                let mut accounts = accounts.lock().unwrap();
                accounts.alice -= amount;
                accounts.bob += amount;
            }
        }));
    }
    let audited = accounts.clone();
    threads.push(thread::spawn(move || {
        for _ in 0..2 {
            let accounts = audited.lock().unwrap();
            println!("audit: {}", accounts.alice + accounts.bob);
        }
    }));
    for t in threads {
        t.join().unwrap();
    }
    let accounts = accounts.lock().unwrap();
    println!("total: {}", accounts.alice + accounts.bob);
}
