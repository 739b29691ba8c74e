use std::thread;
use std::time::Duration;
fn main() {
    thread::spawn(|| {
        thread::scope(|s| {
            s.spawn(|| {
                loop {
                    thread::sleep(Duration::from_millis(500));
                    println!("mop: mopped");
                }
            });
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("cleaner: cleaned");
            }
        })
    });
    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(Duration::from_secs(2));
            println!("dishwasher: done");
        });
        (0..3).for_each(|_| thread::sleep(Duration::from_millis(600)));
        println!("cook: done");
    });
}
