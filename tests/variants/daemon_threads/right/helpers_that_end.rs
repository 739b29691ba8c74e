use std::thread;
use std::time::Duration;
// The cleaner sends out a helper for every bucket of water; that one is neither cleaner nor mop.
fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            let bucket = thread::spawn(|| 10);
            let litres = bucket.join().unwrap();
            println!("cleaner: cleaned");
            println!("({litres} litres)");
            thread::sleep(Duration::from_secs(1));
        }
    });
    let d = thread::spawn(|| {
        let plates = thread::spawn(|| thread::sleep(Duration::from_secs(1)));
        thread::sleep(Duration::from_secs(2));
        plates.join().unwrap();
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    d.join().unwrap();
}
