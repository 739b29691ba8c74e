// breaks: no cleaner or mop that was started has
use std::thread;
use std::time::Duration;

// Each cleaner cleans once and sends the next one. Goes on for ever, without a loop!
fn cleaner() {
    thread::sleep(Duration::from_secs(1));
    println!("cleaner: cleaned");
    thread::spawn(cleaner);
}

fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        cleaner();
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
