// There is one token. To have it is to have the lock.
use crossbeam_channel::unbounded;
use std::sync::{Arc, Barrier};
use std::thread;

struct Token;

fn main() {
    let (put, take) = unbounded();
    put.send(Token).unwrap();
    let alice_has_it = Arc::new(Barrier::new(3));

    let alice = {
        let (take, ready) = (take.clone(), alice_has_it.clone());
        move || {
            let Token = take.recv().unwrap();
            println!("alice: locked");
            ready.wait();
        }
    };
    let bob = {
        let ready = alice_has_it.clone();
        move || {
            ready.wait();
            println!("bob: unlocked");
            put.send(Token).unwrap();
        }
    };
    let carol = {
        let ready = alice_has_it;
        move || {
            ready.wait();
            let Token = take.recv().unwrap();
            println!("carol: locked");
        }
    };

    let people: Vec<Box<dyn FnOnce() + Send>> = vec![Box::new(alice), Box::new(bob), Box::new(carol)];
    let threads: Vec<_> = people.into_iter().map(thread::spawn).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
