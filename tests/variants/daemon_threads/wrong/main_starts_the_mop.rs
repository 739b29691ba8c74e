// breaks: both were started
use std::thread;
use std::time::Duration;
fn main() {
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("mop: mopped");
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
    d.join().unwrap();
}
