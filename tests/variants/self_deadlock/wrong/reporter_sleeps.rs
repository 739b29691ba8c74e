// breaks: the line is printed after one has
use std::sync::{Arc, Mutex};
use std::thread::{self, sleep};
use std::time::Duration;

fn main() {
    let pad = Arc::new(Mutex::new(vec!["flour"]));

    // The reporter waits a whole second, the shopper is done in no time.
    let reporter = thread::spawn(|| {
        sleep(Duration::from_secs(1));
        println!("second lock: refused");
    });
    let shopper = thread::spawn(move || {
        let list = pad.lock().unwrap();
        if pad.try_lock().is_err() {
            println!("{} item(s), and no way to add one", list.len());
        }
    });

    shopper.join().unwrap();
    reporter.join().unwrap();
}
