// breaks: an auditor, holding both locks, adds the two up (the balances are elsewhere)
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;

static BALANCE: [AtomicI32; 2] = [AtomicI32::new(100), AtomicI32::new(100)];

fn main() {
    let locks = Arc::new((Mutex::new(()), Mutex::new(())));
    let mut threads = Vec::new();
    for amount in [10, -10] {
        let locks = locks.clone();
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                let both = (locks.0.lock().unwrap(), locks.1.lock().unwrap());
                drop(both);
                BALANCE[0].fetch_sub(amount, SeqCst);
                BALANCE[1].fetch_add(amount, SeqCst);
            }
        }));
    }
    let l = locks.clone();
    threads.push(thread::spawn(move || {
        for _ in 0..2 {
            let _first = l.0.lock().unwrap();
            let _second = l.1.lock().unwrap();
            println!("audit: 200");
        }
    }));
    for t in threads {
        t.join().unwrap();
    }
    println!("total: {}", BALANCE.iter().map(|b| b.load(SeqCst)).sum::<i32>());
}
