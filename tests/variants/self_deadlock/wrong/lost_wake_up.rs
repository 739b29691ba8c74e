// breaks: ends by itself
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let pad = Arc::new(Mutex::new(0));
    let bell = Arc::new((Mutex::new(()), Condvar::new()));

    let shopper = {
        let (pad, bell) = (pad.clone(), bell.clone());
        thread::spawn(move || {
            {
                let _list = pad.lock().unwrap();
                if pad.try_lock().is_err() {
                    println!("second lock: refused");
                }
            }
            bell.1.notify_all();
        })
    };

    // wait for the bell, then clear up
    let quiet = bell.0.lock().unwrap();
    drop(bell.1.wait(quiet).unwrap());
    shopper.join().unwrap();
}
