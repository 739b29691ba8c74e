// breaks: an auditor or clerk holds both at once (the audits happen when nobody works, so they come out right)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn audit(accounts: &[Mutex<i32>; 2]) {
    let left = *accounts[0].lock();
    let right = *accounts[1].lock();
    println!("audit: {}", left + right);
}

fn main() {
    let accounts = Arc::new([Mutex::new(100), Mutex::new(100)]);
    audit(&accounts); // before opening hours
    let clerks = [10, -10].map(|amount| {
        let accounts = accounts.clone();
        thread::spawn(move || {
            for _ in 0..3 {
                let mut left = accounts[0].lock();
                let mut right = accounts[1].lock();
                *left -= amount;
                *right += amount;
            }
        })
    });
    for clerk in clerks {
        clerk.join().unwrap();
    }
    audit(&accounts); // and after
    println!("total: {}", *accounts[0].lock() + *accounts[1].lock());
}
