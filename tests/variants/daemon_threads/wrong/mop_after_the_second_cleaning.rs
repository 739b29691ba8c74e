// breaks: both were started
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        for _ in 0..2 {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
        // mop when there is something to mop
        thread::spawn(|| {
            loop {
                println!("mop: mopped");
                thread::sleep(Duration::from_secs(1));
            }
        });
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
}
