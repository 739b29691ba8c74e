// breaks: prints `second lock: refused`
use parking_lot::Mutex;

fn add(pad: &Mutex<i32>) {
    let Some(mut n) = pad.try_lock() else {
        eprintln!("second lock: refused"); // it is an error after all
        return;
    };
    *n += 1;
}

fn main() {
    let pad = Mutex::new(0);
    let held = pad.lock();
    add(&pad);
    println!("{held}");
}
