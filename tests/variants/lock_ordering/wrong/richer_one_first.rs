// breaks: both locks are taken in the same order by everybody (the order depends on what was there a moment ago)
// The richer account is locked first. Everybody does it, so everybody has the same order.
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

type Account = Mutex<i32>;

fn lock_both<'a>(a: &'a Account, b: &'a Account) -> (MutexGuard<'a, i32>, MutexGuard<'a, i32>) {
    let in_a = *a.lock().unwrap();
    let in_b = *b.lock().unwrap();
    if in_a >= in_b {
        let a = a.lock().unwrap();
        let b = b.lock().unwrap();
        (a, b)
    } else {
        let b = b.lock().unwrap();
        let a = a.lock().unwrap();
        (a, b)
    }
}

fn main() {
    let accounts = Arc::new([Mutex::new(100), Mutex::new(100)]);
    let mut people = Vec::new();
    for amount in [10, -10] {
        let accounts = accounts.clone();
        people.push(thread::spawn(move || {
            for _ in 0..3 {
                let (mut a, mut b) = lock_both(&accounts[0], &accounts[1]);
                *a -= amount;
                *b += amount;
            }
        }));
    }
    let audited = accounts.clone();
    people.push(thread::spawn(move || {
        for _ in 0..2 {
            let (a, b) = lock_both(&audited[0], &audited[1]);
            println!("audit: {}", *a + *b);
        }
    }));
    for p in people {
        p.join().unwrap();
    }
    let (a, b) = lock_both(&accounts[0], &accounts[1]);
    println!("total: {}", *a + *b);
}
