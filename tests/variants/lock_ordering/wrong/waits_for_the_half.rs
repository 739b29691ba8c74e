// breaks: ends by itself (the word that half is done may come before the auditor listens)
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Bank {
    a: Mutex<i32>,
    b: Mutex<i32>,
    bell: Condvar,
    ear: Mutex<()>,
}

impl Bank {
    fn shift(&self, amount: i32) {
        let mut a = self.a.lock().unwrap();
        let mut b = self.b.lock().unwrap();
        *a -= amount;
        *b += amount;
    }

    fn sum(&self) -> i32 {
        let a = self.a.lock().unwrap();
        let b = self.b.lock().unwrap();
        *a + *b
    }
}

fn main() {
    let bank =
        Arc::new(Bank { a: Mutex::new(100), b: Mutex::new(100), bell: Condvar::new(), ear: Mutex::new(()) });

    let audited = bank.clone();
    let auditor = thread::spawn(move || {
        println!("audit: {}", audited.sum());
        // The second audit is to be in the middle of the work.
        let ear = audited.ear.lock().unwrap();
        drop(audited.bell.wait(ear).unwrap());
        println!("audit: {}", audited.sum());
    });
    let clerks = [10, -10].map(|amount| {
        let bank = bank.clone();
        thread::spawn(move || {
            for _ in 0..3 {
                bank.shift(amount);
                bank.bell.notify_one();
            }
        })
    });
    for c in clerks {
        c.join().unwrap();
    }
    auditor.join().unwrap();
    println!("total: {}", bank.sum());
}
