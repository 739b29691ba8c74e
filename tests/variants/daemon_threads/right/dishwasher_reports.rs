use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                println!("mop: mopped");
                thread::sleep(Duration::from_secs(1));
            }
        });
        loop {
            println!("cleaner: cleaned");
            thread::sleep(Duration::from_secs(1));
        }
    });

    // the thread returns what it has to say
    let dishwasher = thread::spawn(|| -> &'static str {
        thread::sleep(Duration::from_secs(2));
        "done"
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    println!("dishwasher: {}", dishwasher.join().unwrap());
}
