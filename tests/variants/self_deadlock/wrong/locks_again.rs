// breaks: ends by itself
use parking_lot::Mutex;

fn add_garlic(pad: &Mutex<u32>) {
    let refused = pad.try_lock().is_none();
    if refused {
        println!("second lock: refused");
    }
    // ok then we have to wait until it is free
    *pad.lock() += 1;
}

fn main() {
    let pad = Mutex::new(0);
    let mut count = pad.lock();
    *count += 1;
    add_garlic(&pad);
}
