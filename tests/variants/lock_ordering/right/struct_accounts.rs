use std::sync::{Arc, Mutex, mpsc};
use std::thread;
#[derive(Debug)]
struct Account {
    id: u8,
    balance: i64,
    history: Vec<i64>,
}
fn with_both<R>(bank: &[Arc<Mutex<Account>>; 2], f: impl FnOnce(&mut Account, &mut Account) -> R) -> R {
    let mut a = bank[0].lock().unwrap();
    let mut b = bank[1].lock().unwrap();
    f(&mut a, &mut b)
}
fn main() {
    let bank = [1, 2].map(|id| Arc::new(Mutex::new(Account { id, balance: 100, history: vec![] })));
    let (tx, rx) = mpsc::channel();
    let mut hs = vec![];
    for dir in [1, -1] {
        for _ in 0..1 {
            let bank = bank.clone();
            hs.push(thread::spawn(move || {
                for _ in 0..3 {
                    with_both(&bank, |a, b| {
                        a.balance -= 10 * dir;
                        a.history.push(dir);
                        b.balance += 10 * dir;
                        b.history.push(-dir);
                    });
                }
            }));
        }
    }
    let b2 = bank.clone();
    thread::spawn(move || {
        for _ in 0..2 {
            tx.send(with_both(&b2, |a, b| a.balance + b.balance)).unwrap();
        }
    });
    for sum in rx {
        println!("audit: {sum}");
    }
    for h in hs {
        h.join().unwrap();
    }
    println!(
        "total: {}",
        with_both(&bank, |a, b| {
            assert!(a.id < b.id);
            a.balance + b.balance
        })
    );
}
