// breaks: ends by itself
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (give, take) = mpsc::channel();
    thread::spawn(move || {
        let mop = thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        give.send(mop).unwrap();
        loop {
            thread::sleep(Duration::from_secs(1));
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
    println!("cook: done");
    dishwasher.join().unwrap();
    // the cleaner is a daemon, the mop is not
    take.recv().unwrap().join().unwrap();
}
