// breaks: what lets carol in is done by the thread that prints bob's line
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let lock = Mutex::new(());
    let (to_bob, bob) = channel();
    let (to_alice, alice) = channel();
    thread::scope(|s| {
        let lock = &lock;
        s.spawn(move || {
            let guard = lock.lock().unwrap();
            println!("alice: locked");
            s.spawn(move || {
                let _guard = lock.lock().unwrap();
                println!("carol: locked");
            });
            to_bob.send(()).unwrap();
            // bob tells me when to let go
            alice.recv().unwrap();
            drop(guard);
        });
        s.spawn(move || {
            bob.recv().unwrap();
            println!("bob: unlocked");
            to_alice.send(()).unwrap();
        });
    });
}
