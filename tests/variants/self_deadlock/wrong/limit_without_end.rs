// breaks: ends by itself
use parking_lot::Mutex;
use std::time::Duration;

const LONG_ENOUGH: Duration = Duration::MAX;

fn again(pad: &Mutex<i32>) {
    if pad.try_lock_for(LONG_ENOUGH).is_none() {
        println!("second lock: refused");
    }
}

fn main() {
    let pad = Mutex::new(0);
    let _held = pad.lock();
    again(&pad);
}
