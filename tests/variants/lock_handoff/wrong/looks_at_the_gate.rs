// breaks: carol does not poll
use std::sync::{Arc, Mutex, OnceLock, mpsc};
use std::thread;
use std::time::Duration;

fn main() {
    let gate = Arc::new(OnceLock::new());
    let list = Arc::new(Mutex::new(Vec::new()));
    let (send, alice_has_locked) = mpsc::channel();
    let alice = thread::spawn(move || {
        println!("alice: locked");
        send.send(()).unwrap();
    });
    alice_has_locked.recv().unwrap();
    let (gate_of_carol, list_of_carol) = (gate.clone(), list.clone());
    let carol = thread::spawn(move || {
        list_of_carol.lock().unwrap().push("carol");
        while gate_of_carol.get().is_none() {
            thread::sleep(Duration::from_millis(5));
        }
        println!("carol: locked");
    });
    list.lock().unwrap().push("bob");
    println!("bob: unlocked");
    gate.set(()).unwrap();
    alice.join().unwrap();
    carol.join().unwrap();
}
