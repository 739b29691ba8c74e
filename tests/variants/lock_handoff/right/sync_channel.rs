use std::sync::mpsc;
use std::thread;

// std's channel: only bob has the end that unlocks, so only bob can.
fn main() {
    let (lock, unlock) = mpsc::sync_channel::<&str>(1);
    let (started, alice_has_locked) = mpsc::channel::<()>();

    let alices = lock.clone();
    let alice = thread::spawn(move || {
        alices.send("alice").unwrap();
        println!("alice: locked");
        drop(started); // hanging up is a signal, too
    });

    let bob = thread::spawn(move || {
        let _ = alice_has_locked.recv();
        // Alice has locked and said so; carol may come from now on.
        let carol = thread::spawn(move || {
            lock.send("carol").unwrap();
            println!("carol: locked");
        });
        println!("bob: unlocked");
        let holder = unlock.recv().unwrap();
        assert_eq!(holder, "alice");
        carol.join().unwrap();
    });

    alice.join().unwrap();
    bob.join().unwrap();
}
