// breaks: Prints one of: `deadlock: yes` `deadlock: no`
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(0));
    let b = Arc::new(Mutex::new(0));
    let barrier = Arc::new(Barrier::new(2));
    let mut handles = Vec::new();
    for (first, second) in [(a.clone(), b.clone()), (b.clone(), a.clone())] {
        let barrier = barrier.clone();
        handles.push(thread::spawn(move || {
            let mut first = first.lock().unwrap();
            barrier.wait();
            let second = second.lock().unwrap();
            *first += *second;
        }));
    }
    thread::sleep(Duration::from_secs(1));
    let stuck = handles.iter().any(|h| !h.is_finished());
    println!("deadlock: {stuck}");
}
