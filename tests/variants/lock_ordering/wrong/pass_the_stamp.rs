// breaks: sometimes: someone is blocked on an account (only who has the stamp goes near the accounts)
use crossbeam_channel::bounded;
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let accounts = Arc::new([Mutex::new(100), Mutex::new(100)]);
    let (put, take) = bounded(1);
    put.send("stamp").unwrap();
    let mut staff = Vec::new();
    for (times, amount) in [(3, 10), (3, -10), (2, 0)] {
        let (accounts, put, take) = (accounts.clone(), put.clone(), take.clone());
        staff.push(thread::spawn(move || {
            for _ in 0..times {
                let stamp = take.recv().unwrap();
                {
                    let mut left = accounts[0].lock();
                    let mut right = accounts[1].lock();
                    *left -= amount;
                    *right += amount;
                    if amount == 0 {
                        println!("audit: {}", *left + *right);
                    }
                }
                put.send(stamp).unwrap();
            }
        }));
    }
    for s in staff {
        s.join().unwrap();
    }
    println!("total: {}", *accounts[0].lock() + *accounts[1].lock());
}
