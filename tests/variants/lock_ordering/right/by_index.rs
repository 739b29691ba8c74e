// Accounts are numbered, and the one with the lower number is always locked first.
use std::sync::Mutex;
use std::thread;

fn transfer(accounts: &[Mutex<i32>], from: usize, to: usize, amount: i32) {
    let mut low = accounts[from.min(to)].lock().unwrap();
    let mut high = accounts[from.max(to)].lock().unwrap();
    if from < to {
        *low -= amount;
        *high += amount;
    } else {
        *high -= amount;
        *low += amount;
    }
}

fn main() {
    let accounts = [Mutex::new(100), Mutex::new(100)];
    thread::scope(|s| {
        s.spawn(|| {
            for _ in 0..3 {
                transfer(&accounts, 0, 1, 10);
            }
        });
        s.spawn(|| {
            for _ in 0..3 {
                transfer(&accounts, 1, 0, 10);
            }
        });
        s.spawn(|| {
            for _ in 0..2 {
                let first = accounts[0].lock().unwrap();
                let second = accounts[1].lock().unwrap();
                println!("audit: {}", *first + *second);
            }
        });
    });
    let total: i32 = accounts.into_iter().map(|a| a.into_inner().unwrap()).sum();
    println!("total: {total}");
}
