use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

enum Order {
    Add(i32, i32),
    Negate(i32),
}

fn manager(adder: SyncSender<(i32, i32)>, negator: SyncSender<i32>) -> usize {
    let orders = [Order::Add(1, 2), Order::Negate(5), Order::Add(30, 12), Order::Negate(-1)];
    let count = orders.len();
    for order in orders {
        match order {
            Order::Add(a, b) => adder.send((a, b)).unwrap(),
            Order::Negate(a) => negator.send(a).unwrap(),
        }
    }
    count
}

fn adder(orders: Receiver<(i32, i32)>) -> usize {
    orders.iter().inspect(|(a, b)| println!("{a} + {b} = {}", a + b)).count()
}

fn negator(orders: Receiver<i32>) -> usize {
    orders.iter().inspect(|a| println!("-({a}) = {}", -a)).count()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mpmd");
        std::process::exit(2);
    }

    let (to_adder, for_adder) = sync_channel(2);
    let (to_negator, for_negator) = sync_channel(2);
    let workers = [thread::spawn(move || adder(for_adder)), thread::spawn(move || negator(for_negator))];
    let given = thread::spawn(move || manager(to_adder, to_negator)).join().unwrap();
    let done: usize = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    assert_eq!(done, given);
    println!("done: {done}");
}
