// breaks: no thread panics
use std::sync::{Arc, Mutex};
use std::thread;

fn add_item(pad: &Mutex<Vec<&str>>) {
    if pad.try_lock().is_err() {
        println!("second lock: refused");
    }
    pad.try_lock().unwrap().push("lemons");
}

fn main() {
    let pad = Arc::new(Mutex::new(vec![]));
    let shopper = thread::spawn(move || {
        let _list = pad.lock().unwrap();
        add_item(&pad);
    });
    // whatever happens in there, the program goes on
    let _ = shopper.join();
}
