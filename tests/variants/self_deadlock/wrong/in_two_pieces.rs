// breaks: prints `second lock: refused`
use std::sync::Mutex;

fn main() {
    let pad = Mutex::new(0);
    let guard = pad.lock().unwrap();
    print!("second lock: ");
    match pad.try_lock() {
        Ok(_) => println!("granted"),
        Err(_) => println!("refused"),
    }
    drop(guard);
}
