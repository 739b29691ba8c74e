// breaks: ends by itself (main keeps a sender, so the clerks wait for more orders for ever)
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let accounts = Arc::new([Mutex::new(100), Mutex::new(100)]);
    let mut desks: Vec<Sender<i32>> = Vec::new();
    let mut clerks = Vec::new();
    for _ in 0..2 {
        let (desk, orders) = channel();
        desks.push(desk);
        let accounts = accounts.clone();
        clerks.push(thread::spawn(move || {
            for amount in orders {
                let mut a = accounts[0].lock().unwrap();
                let mut b = accounts[1].lock().unwrap();
                *a -= amount;
                *b += amount;
            }
        }));
    }
    for _ in 0..3 {
        desks[0].send(10).unwrap();
        desks[1].send(-10).unwrap();
    }
    for _ in 0..2 {
        let a = accounts[0].lock().unwrap();
        let b = accounts[1].lock().unwrap();
        println!("audit: {}", *a + *b);
    }
    for clerk in clerks {
        clerk.join().unwrap();
    }
    let a = accounts[0].lock().unwrap();
    let b = accounts[1].lock().unwrap();
    println!("total: {}", *a + *b);
}
