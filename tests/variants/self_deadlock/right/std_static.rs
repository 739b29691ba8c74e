use std::sync::{Mutex, TryLockError};
use std::thread;

static PAD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Writes `item` down, or says why it could not.
fn write_down(item: &str) -> Result<(), &'static str> {
    match PAD.try_lock() {
        Ok(mut list) => {
            list.push(item.to_string());
            Ok(())
        }
        Err(TryLockError::WouldBlock) => Err("refused"),
        Err(TryLockError::Poisoned(_)) => Err("torn"),
    }
}

fn shop() {
    let mut list = PAD.lock().unwrap();
    list.push("bread".into());
    if let Err(reason) = write_down("butter") {
        println!("second lock: {reason}");
    }
}

fn main() {
    let shopper =
        thread::Builder::new().name("olivia".to_string()).spawn(shop).expect("a thread can be started");
    shopper.join().unwrap();
    println!("{} item(s)", PAD.lock().unwrap().len());
}
