// breaks: both locks are taken in the same order by everybody
// Sorted by account number, so a deadlock is impossible.
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

#[derive(Default)]
struct Account {
    number: u32,
    balance: Mutex<i32>,
}

fn with_both<R>(a: &Account, b: &Account, f: impl FnOnce(&mut i32, &mut i32) -> R) -> R {
    if a.number <= b.number {
        let mut x = a.balance.lock();
        let mut y = b.balance.lock();
        f(&mut x, &mut y)
    } else {
        let mut y = b.balance.lock();
        let mut x = a.balance.lock();
        f(&mut x, &mut y)
    }
}

fn main() {
    let left = Arc::new(Account { balance: Mutex::new(100), ..Default::default() });
    let right = Arc::new(Account { balance: Mutex::new(100), ..Default::default() });
    let spawn_clerk = |from: &Arc<Account>, to: &Arc<Account>| {
        let (from, to) = (from.clone(), to.clone());
        thread::spawn(move || {
            for _ in 0..3 {
                with_both(&from, &to, |f, t| {
                    *f -= 10;
                    *t += 10;
                });
            }
        })
    };
    let one = spawn_clerk(&left, &right);
    let two = spawn_clerk(&right, &left);
    for _ in 0..2 {
        let sum = with_both(&left, &right, |l, r| *l + *r);
        println!("audit: {sum}");
    }
    one.join().unwrap();
    two.join().unwrap();
    println!("total: {}", with_both(&left, &right, |l, r| *l + *r));
}
