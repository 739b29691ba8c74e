// The clerks get their orders on paper (a channel), the auditor sends what he found to main.
use crossbeam_channel::{Receiver, unbounded};
use std::sync::{Arc, RwLock};
use std::thread;

struct Order {
    from: usize,
    to: usize,
    amount: i64,
}

struct Bank {
    accounts: Vec<RwLock<i64>>,
}

impl Bank {
    /// Both accounts in hand, lower number first.
    fn carry_out(&self, order: &Order) {
        let (low, high) = (order.from.min(order.to), order.from.max(order.to));
        let mut low_balance = self.accounts[low].write().unwrap();
        let mut high_balance = self.accounts[high].write().unwrap();
        let change = if order.from == low { -order.amount } else { order.amount };
        *low_balance += change;
        *high_balance -= change;
    }
}

fn clerk(bank: &Bank, orders: Receiver<Order>) {
    for order in orders {
        bank.carry_out(&order);
    }
}

fn main() {
    let bank = Arc::new(Bank { accounts: vec![RwLock::new(100), RwLock::new(100)] });
    let mut staff = Vec::new();

    for (from, to) in [(0, 1), (1, 0)] {
        let (desk, orders) = unbounded();
        let bank = Arc::clone(&bank);
        staff.push(thread::spawn(move || clerk(&bank, orders)));
        for _ in 0..3 {
            desk.send(Order { from, to, amount: 10 }).unwrap();
        }
    }

    let (findings, report) = unbounded();
    let audited = Arc::clone(&bank);
    staff.push(thread::spawn(move || {
        for _ in 0..2 {
            // Collecting the guards keeps them all.
            let all: Vec<_> = audited.accounts.iter().map(|a| a.read().unwrap()).collect();
            findings.send(all.iter().map(|b| **b).sum::<i64>()).unwrap();
        }
    }));

    for sum in report {
        println!("audit: {sum}");
    }
    for person in staff {
        person.join().unwrap();
    }
    let bank = Arc::into_inner(bank).expect("everybody has gone home");
    let total: i64 = bank.accounts.into_iter().map(|a| a.into_inner().unwrap()).sum();
    println!("total: {total}");
}
