// breaks: `dishwasher: done` (once)
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    let (tx, rx) = mpsc::channel();
    let dishwasher = thread::spawn(move || {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
        let _ = tx.send(());
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    // it must be done after another second, even if it does not say so
    if rx.recv_timeout(Duration::from_secs(1)).is_err() {
        println!("dishwasher: done");
    }
    dishwasher.join().unwrap();
}
