// breaks: no cleaner or mop that was started has
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

fn main() {
    // While the shift lasts, main has the sender.
    let (shift, over) = channel::<()>();

    thread::spawn(move || {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        while over.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
            println!("cleaner: cleaned");
        }
    });
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    dishwasher.join().unwrap();
    drop(shift);
    println!("cook: done");
}
