// breaks: no thread panics
use crossbeam_channel::bounded;
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let (put, take) = bounded(1);
    let (tell, told) = bounded(1);
    let ready = Arc::new(Barrier::new(3));
    let (r1, r2) = (ready.clone(), ready.clone());
    let (p1, p2) = (put.clone(), put);

    let alice = thread::spawn(move || {
        p1.send(()).unwrap();
        println!("alice: locked");
        r1.wait();
        let _ = tell.send("your turn, bob");
    });
    let bob = thread::spawn(move || {
        r2.wait();
        // we have met at the barrier, so the message is there
        told.try_recv().unwrap();
        println!("bob: unlocked");
        take.recv().unwrap();
    });
    let carol = thread::spawn(move || {
        ready.wait();
        if p2.send(()).is_ok() {
            println!("carol: locked");
        }
    });
    for t in [alice, bob, carol] {
        let _ = t.join();
    }
}
