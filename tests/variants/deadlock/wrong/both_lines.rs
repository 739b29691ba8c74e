// breaks: Prints one of: `deadlock: yes` `deadlock: no`
// Reports the state every half second.
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let barrier = Arc::new(Barrier::new(2));
    let before = Arc::clone(&barrier);

    println!("deadlock: no"); // nobody has started yet

    let (a1, b1) = (a.clone(), b.clone());
    let one = thread::spawn(move || {
        let _a = a1.lock().unwrap();
        before.wait();
        let _b = b1.lock().unwrap();
    });
    let two = thread::spawn(move || {
        let _b = b.lock().unwrap();
        barrier.wait();
        let _a = a.lock().unwrap();
    });

    thread::sleep(Duration::from_millis(500));
    if one.is_finished() || two.is_finished() {
        println!("deadlock: no");
    } else {
        println!("deadlock: yes");
    }
}
