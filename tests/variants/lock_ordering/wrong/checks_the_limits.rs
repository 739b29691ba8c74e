// breaks: no thread panics (in some orders one account stands at 70 when the auditor comes)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let accounts = Arc::new([Mutex::new(100), Mutex::new(100)]);
    let audited = accounts.clone();
    let auditor = thread::spawn(move || {
        for _ in 0..2 {
            let a = audited[0].lock().unwrap();
            let b = audited[1].lock().unwrap();
            // What one clerk takes the other brings back, so it can't be far off.
            assert!((80..=120).contains(&*a), "something is wrong: {a}");
            println!("audit: {}", *a + *b);
        }
    });
    let clerks = [10, -10].map(|amount| {
        let accounts = accounts.clone();
        thread::spawn(move || {
            for _ in 0..3 {
                let mut a = accounts[0].lock().unwrap();
                let mut b = accounts[1].lock().unwrap();
                *a -= amount;
                *b += amount;
            }
        })
    });
    for c in clerks {
        c.join().unwrap();
    }
    auditor.join().unwrap();
    println!("total: {}", *accounts[0].lock().unwrap() + *accounts[1].lock().unwrap());
}
