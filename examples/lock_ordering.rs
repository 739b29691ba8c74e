//! Lock ordering: if everybody takes the locks in the same order, nobody waits in a circle.
//!
//! Watch: one clerk moves money there, the other moves it back. If each locked first the account that the
//! money comes from, each could hold one and wait for the other. So accounts have numbers, and the lower
//! number goes first, whichever way the money goes. Who holds both sees the true sum.
//!
//! Run: `cargo run --example lock_ordering`
//! Book: `docs/src/liveness/lock_ordering.md`
//! Crates: none, only std.

use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

struct Account {
    number: u32,
    balance: Mutex<i32>,
}

fn main() {
    let savings = Account { number: 1, balance: Mutex::new(100) };
    let current = Account { number: 2, balance: Mutex::new(100) };

    thread::scope(|bank| {
        bank.spawn(|| (0..3).for_each(|_| transfer(10, &savings, &current)));
        bank.spawn(|| (0..3).for_each(|_| transfer(10, &current, &savings)));
        bank.spawn(|| (0..2).for_each(|_| audit(&savings, &current)));
    });

    println!("total: {}", savings.balance.into_inner().unwrap() + current.balance.into_inner().unwrap());
}

fn transfer(amount: i32, from: &Account, to: &Account) {
    let (mut source, mut target) = lock_both(from, to);
    *source -= amount;
    thread::sleep(Duration::from_millis(10)); // the money is nowhere, and nobody can see it
    *target += amount;
    println!("clerk: {amount} from account {} to account {}", from.number, to.number);
}

fn audit(one: &Account, other: &Account) {
    let (one, other) = lock_both(one, other);
    println!("audit: {}", *one + *other);
}

/// Locks the account with the lower number first; hands the two back in the order of the arguments.
fn lock_both<'a>(one: &'a Account, other: &'a Account) -> (MutexGuard<'a, i32>, MutexGuard<'a, i32>) {
    if one.number < other.number {
        let first = one.balance.lock().unwrap();
        (first, other.balance.lock().unwrap())
    } else {
        let first = other.balance.lock().unwrap();
        (one.balance.lock().unwrap(), first)
    }
}
