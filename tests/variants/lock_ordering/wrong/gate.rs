// breaks: no other lock stands before the two
// Whoever wants two accounts needs the key to the vault. After that the order does not matter any more ...
// but I keep to it all the same.
use std::sync::{Arc, Mutex};
use std::thread;

struct Bank {
    vault: Mutex<()>,
    left: Mutex<i32>,
    right: Mutex<i32>,
}

impl Bank {
    fn both<T>(&self, f: impl FnOnce(&mut i32, &mut i32) -> T) -> T {
        let key = self.vault.lock().unwrap();
        let mut left = self.left.lock().unwrap();
        let mut right = self.right.lock().unwrap();
        drop(key);
        f(&mut left, &mut right)
    }
}

fn main() {
    let bank = Arc::new(Bank { vault: Mutex::new(()), left: Mutex::new(100), right: Mutex::new(100) });
    let mut threads = Vec::new();
    for amount in [-10, 10] {
        let bank = bank.clone();
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                bank.both(|l, r| {
                    *l += amount;
                    *r -= amount;
                });
            }
        }));
    }
    let audited = bank.clone();
    threads.push(thread::spawn(move || {
        for _ in 0..2 {
            let sum = audited.both(|l, r| *l + *r);
            println!("audit: {sum}");
        }
    }));
    for t in threads {
        t.join().unwrap();
    }
    println!("total: {}", bank.both(|l, r| *l + *r));
}
