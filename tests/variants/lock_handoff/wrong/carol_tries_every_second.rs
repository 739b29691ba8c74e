// breaks: carol is blocked while alice's lock stands
use crossbeam_channel::{bounded, unbounded};
use std::thread;
use std::time::Duration;

fn main() {
    let (put, take) = unbounded();
    put.send("token").unwrap();
    let (tx, rx) = bounded(0);
    thread::scope(|s| {
        let carol_take = take.clone();
        s.spawn(move || {
            let _token = take.recv().unwrap();
            println!("alice: locked");
            s.spawn(move || {
                while carol_take.try_recv().is_err() {
                    thread::sleep(Duration::from_secs(1));
                }
                println!("carol: locked");
            });
            tx.send(()).unwrap();
        });
        s.spawn(move || {
            rx.recv().unwrap();
            println!("bob: unlocked");
            put.send("token").unwrap();
        });
    });
}
