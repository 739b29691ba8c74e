// breaks: no thread but one that the sheet names panics
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    let dishwasher = thread::spawn(|| {
        let mut plates = vec!["plate", "plate"];
        while plates.len() > 0 {
            thread::sleep(Duration::from_secs(1));
            plates.pop();
        }
        println!("dishwasher: done");
        println!("the last one was a {}", plates.last().unwrap());
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    let _ = dishwasher.join();
}
