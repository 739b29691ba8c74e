// breaks: when the process ends no thread holds the pad
use parking_lot::Mutex;
use std::mem;

fn try_again(pad: &Mutex<u8>) {
    match pad.try_lock() {
        Some(_) => println!("second lock: granted"),
        None => println!("second lock: refused"),
    }
}

fn main() {
    let pad = Mutex::new(0);
    // forget keeps the lock locked for sure, a variable named _ would let go too early
    mem::forget(pad.lock());
    try_again(&pad);
}
