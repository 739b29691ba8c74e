// breaks: ends by itself
use std::sync::mpsc::{Sender, channel};
use std::thread;

enum Request {
    Take(Sender<u32>),
    PutBack(u32),
}

fn main() {
    let (tx, rx) = channel();
    let keeper = thread::spawn(move || {
        let mut garlic = 0;
        for request in rx {
            match request {
                Request::Take(answer) => answer.send(garlic).unwrap(),
                Request::PutBack(count) => garlic = count,
            }
        }
        garlic
    });
    let mut shoppers = Vec::new();
    for _ in 0..2 {
        let tx = tx.clone();
        shoppers.push(thread::spawn(move || {
            for _ in 0..5 {
                let (answer, count) = channel();
                tx.send(Request::Take(answer)).unwrap();
                let count = count.recv().unwrap();
                tx.send(Request::PutBack(count + 1)).unwrap();
            }
        }));
    }
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", keeper.join().unwrap());
}
