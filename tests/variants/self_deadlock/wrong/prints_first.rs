// breaks: the line is printed after one has
use parking_lot::Mutex;
use std::time::Duration;

fn add(pad: &Mutex<i32>) {
    // we know already how it will go
    println!("second lock: refused");
    if let Some(mut n) = pad.try_lock_for(Duration::from_secs(1)) {
        *n += 1;
    }
}

fn main() {
    let pad = Mutex::new(0);
    let n = pad.lock();
    add(&pad);
    drop(n);
}
