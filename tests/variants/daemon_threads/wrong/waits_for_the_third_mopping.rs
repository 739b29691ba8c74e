// breaks: the cleaner has cleaned at least once
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        let (mopped, wet) = mpsc::channel();
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
                let _ = mopped.send(());
            }
        });
        loop {
            // a floor is mopped three times, then cleaned
            for _ in 0..3 {
                let _ = wet.recv();
            }
            println!("cleaner: cleaned");
        }
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
