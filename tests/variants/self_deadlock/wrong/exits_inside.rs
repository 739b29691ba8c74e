// breaks: when the process ends no thread holds the pad
use std::process;
use std::sync::{Arc, Mutex, TryLockError};
use std::thread;

fn add(pad: &Mutex<Vec<&str>>, item: &'static str) {
    match pad.try_lock() {
        Ok(mut list) => list.push(item),
        Err(TryLockError::WouldBlock) => {
            println!("second lock: refused");
            process::exit(0);
        }
        Err(e) => panic!("{e}"),
    }
}

fn main() {
    let pad = Arc::new(Mutex::new(Vec::new()));
    thread::spawn(move || {
        let mut list = pad.lock().unwrap();
        list.push("wine");
        add(&pad, "glasses");
    })
    .join()
    .unwrap();
}
