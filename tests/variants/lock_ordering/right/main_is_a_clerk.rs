// Main is one of the clerks, and may be at it when all others have gone; a balance is a field of an account.
use std::sync::Mutex;
use std::thread;

struct Account {
    balance: i32,
}

fn main() {
    let (a, b) = (Mutex::new(Account { balance: 100 }), Mutex::new(Account { balance: 100 }));
    let clerk = |amount: i32| {
        for _ in 0..3 {
            let mut a = a.lock().unwrap();
            let mut b = b.lock().unwrap();
            a.balance -= amount;
            b.balance += amount;
        }
    };
    thread::scope(|s| {
        s.spawn(|| {
            for _ in 0..2 {
                let a = a.lock().unwrap();
                let b = b.lock().unwrap();
                println!("audit: {}", a.balance + b.balance);
            }
        });
        s.spawn(|| clerk(10));
        clerk(-10);
    });
    let a = a.lock().unwrap();
    let b = b.lock().unwrap();
    println!("total: {}", a.balance + b.balance);
}
