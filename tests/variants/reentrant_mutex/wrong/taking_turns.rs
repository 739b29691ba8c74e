// breaks: the other shopper is blocked on it
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

type Basket = ReentrantMutex<(Cell<u32>, Cell<u32>)>;

fn add_garlic(basket: &Basket) {
    let b = basket.lock();
    b.0.set(b.0.get() + 1);
}

fn add_potato(basket: &Basket) {
    let b = basket.lock();
    b.1.set(b.1.get() + 1);
    add_garlic(basket);
}

fn shop(basket: &Basket, my_turn: Receiver<()>, your_turn: Sender<()>) {
    for _ in 0..5 {
        my_turn.recv().unwrap();
        add_garlic(basket);
        add_potato(basket);
        let _ = your_turn.send(());
    }
}

fn main() {
    let basket = Basket::default();
    let (to_a, for_a) = channel();
    let (to_b, for_b) = channel();
    to_a.send(()).unwrap();
    thread::scope(|s| {
        s.spawn(|| shop(&basket, for_a, to_b));
        s.spawn(|| shop(&basket, for_b, to_a));
    });
    let b = basket.lock();
    println!("garlic: {}", b.0.get());
    println!("potatoes: {}", b.1.get());
}
