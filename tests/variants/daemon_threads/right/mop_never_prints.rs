use std::thread;
use std::time::Duration;
fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(5));
                println!("mop: mopped");
            }
        });
        loop {
            println!("cleaner: cleaned");
            thread::sleep(Duration::from_secs(1));
        }
    });
    let d = thread::spawn(|| {
        for _ in 0..20 {
            thread::sleep(Duration::from_millis(100));
        }
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    d.join().unwrap();
}
