// Who is done with the first account gives it back before it pays into the second, which it still holds.
use std::cmp::Ordering;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

struct Account {
    id: u32,
    balance: Mutex<i64>,
}

impl Account {
    fn open(id: u32) -> Arc<Self> {
        Arc::new(Self { id, balance: Mutex::new(100) })
    }
}

/// Locks both, the smaller id first, and gives the guards back in the order of the arguments.
fn lock_both<'a>(a: &'a Account, b: &'a Account) -> (MutexGuard<'a, i64>, MutexGuard<'a, i64>) {
    match a.id.cmp(&b.id) {
        Ordering::Less => {
            let first = a.balance.lock().unwrap();
            let second = b.balance.lock().unwrap();
            (first, second)
        }
        Ordering::Greater => {
            let first = b.balance.lock().unwrap();
            let second = a.balance.lock().unwrap();
            (second, first)
        }
        Ordering::Equal => panic!("the same account"),
    }
}

fn transfer(from: &Account, to: &Account, amount: i64) {
    let (mut from, mut to) = lock_both(from, to);
    *from -= amount;
    drop(from);
    *to += amount;
}

fn main() {
    let savings = Account::open(1);
    let current = Account::open(2);

    let mut clerks = Vec::new();
    for (from, to) in [(&savings, &current), (&current, &savings)] {
        let (from, to) = (Arc::clone(from), Arc::clone(to));
        clerks.push(thread::spawn(move || (0..3).for_each(|_| transfer(&from, &to, 10))));
    }
    for _ in 0..2 {
        let (one, two) = lock_both(&current, &savings);
        println!("audit: {}", *one + *two);
    }
    for clerk in clerks {
        clerk.join().unwrap();
    }
    let (one, two) = lock_both(&savings, &current);
    println!("total: {}", *one + *two);
}
