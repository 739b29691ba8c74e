// breaks: no cleaner or mop that was started has
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
            if tx.send(()).is_err() {
                break;
            }
        }
    });
    let d = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    drop(rx);
    println!("cook: done");
    d.join().unwrap();
}
