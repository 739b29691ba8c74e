// breaks: both were started
use std::thread;
use std::time::Duration;

fn cleaner() {
    thread::spawn(|| {
        loop {
            println!("mop: mopped");
            thread::sleep(Duration::from_secs(1));
        }
    });
    loop {
        println!("cleaner: cleaned");
        thread::sleep(Duration::from_secs(1));
    }
}

fn main() {
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    dishwasher.join().unwrap();
    thread::spawn(cleaner);
    println!("cook: done");
}
