// breaks: it takes two seconds
use std::thread;
use std::time::Duration;
fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_millis(500));
                println!("mop: mopped");
            }
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    let d = thread::spawn(|| {
        thread::sleep(Duration::from_secs(1));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    d.join().unwrap();
}
