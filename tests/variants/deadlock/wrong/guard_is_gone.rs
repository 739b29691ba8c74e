// breaks: sometimes: `yes` (the first lock is given back before the second is taken)
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    let bread = Arc::new(Mutex::new(5));
    let butter = Arc::new(Mutex::new(5));
    let ready = Arc::new(Barrier::new(2));
    let (tx, rx) = channel();

    for (first, second) in [(bread.clone(), butter.clone()), (butter.clone(), bread.clone())] {
        let ready = ready.clone();
        let tx = tx.clone();
        thread::spawn(move || {
            let first = *first.lock().unwrap(); // locked!
            ready.wait();
            let second = *second.lock().unwrap();
            let _ = tx.send(first + second);
        });
    }
    drop(tx);

    let mut answer = "yes";
    if rx.iter().count() == 2 {
        answer = "no";
    }
    println!("deadlock: {answer}");
}
