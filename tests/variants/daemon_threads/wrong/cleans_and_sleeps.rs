// breaks: it cleans every second for ever
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        println!("cleaner: cleaned");
        thread::spawn(|| thread::sleep(Duration::MAX));
        thread::sleep(Duration::MAX);
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
