// breaks: no thread but one that the sheet names panics
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
            tx.send(()).unwrap();
        }
    });
    let d = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    let cleanings = rx.try_iter().count();
    println!("{cleanings} cleanings");
    drop(rx);
    d.join().unwrap();
}
