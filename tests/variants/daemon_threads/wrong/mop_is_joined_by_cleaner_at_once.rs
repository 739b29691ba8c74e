// breaks: nobody waits for its end or stops it
use std::thread;
use std::time::Duration;
fn main() {
    thread::spawn(|| {
        println!("cleaner: cleaned");
        thread::scope(|s| {
            s.spawn(|| {
                loop {
                    thread::sleep(Duration::from_secs(1));
                    println!("mop: mopped");
                }
            });
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
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
