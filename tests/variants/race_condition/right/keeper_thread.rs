use std::sync::mpsc::{Sender, channel};
use std::thread;

// The count lives in a thread of its own. You can ask it for the count, and you can tell it a new
// one. Nothing in between, and that is the problem.
enum Request {
    Take(Sender<u32>),
    PutBack(u32),
}

fn shopper(keeper: Sender<Request>) {
    for _ in 0..5 {
        let (answer, count) = channel();
        keeper.send(Request::Take(answer)).unwrap();
        let count = count.recv().unwrap();
        keeper.send(Request::PutBack(count + 1)).unwrap();
    }
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

    let shoppers = [tx.clone(), tx].map(|tx| thread::spawn(move || shopper(tx)));
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", keeper.join().unwrap());
}
