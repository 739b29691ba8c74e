// breaks: it cleans every second for ever
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
        println!("cleaner: cleaned");
        loop {
            thread::park();
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
}
