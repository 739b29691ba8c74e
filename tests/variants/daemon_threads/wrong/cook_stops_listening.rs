// breaks: no thread but one that the sheet names panics
use crossbeam_channel::unbounded;
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
    let (plates, rack) = unbounded();
    let dishwasher = thread::spawn(move || {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
        plates.send("a clean plate").unwrap();
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    match rack.recv_timeout(Duration::from_secs(10)) {
        Ok(plate) => println!("cook has {plate}"),
        Err(_) => println!("cook eats from the pan"),
    }
    drop(rack);
    let _ = dishwasher.join();
}
