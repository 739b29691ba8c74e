//! Every account knows its number; `lock_both` looks at it and gives the guards back in the order asked for.

use parking_lot::{Mutex, MutexGuard};
use std::cmp::Ordering;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

#[derive(Clone)]
struct Account {
    number: u32,
    balance: Arc<Mutex<u64>>,
}

impl Account {
    fn open(number: u32, balance: u64) -> Self {
        Account { number, balance: Arc::new(Mutex::new(balance)) }
    }
}

fn lock_both<'a>(one: &'a Account, other: &'a Account) -> (MutexGuard<'a, u64>, MutexGuard<'a, u64>) {
    match one.number.cmp(&other.number) {
        Ordering::Less => {
            let a = one.balance.lock();
            let b = other.balance.lock();
            (a, b)
        }
        Ordering::Greater => {
            let b = other.balance.lock();
            let a = one.balance.lock();
            (a, b)
        }
        Ordering::Equal => unreachable!("nobody moves money from an account to itself"),
    }
}

fn clerk(name: &str, from: Account, to: Account) -> JoinHandle<()> {
    let work = move || {
        for _ in 0..3 {
            let (mut from, mut to) = lock_both(&from, &to);
            *from -= 10;
            // Counting the notes takes a moment.
            thread::sleep(Duration::from_millis(2));
            *to += 10;
        }
    };
    thread::Builder::new().name(name.to_owned()).spawn(work).unwrap()
}

fn main() {
    let household = Account::open(4711, 100);
    let holidays = Account::open(815, 100);

    let clerks = [
        clerk("saver", household.clone(), holidays.clone()),
        clerk("spender", holidays.clone(), household.clone()),
    ];
    let (a, b) = (household.clone(), holidays.clone());
    let auditor = thread::spawn(move || {
        for _ in 0..2 {
            let sum = {
                let (a, b) = lock_both(&a, &b);
                *a + *b
            };
            println!("audit: {sum}");
            thread::sleep(Duration::from_millis(3));
        }
    });

    for c in clerks {
        c.join().unwrap();
    }
    auditor.join().unwrap();
    let (a, b) = lock_both(&holidays, &household);
    println!("total: {}", *a + *b);
}
