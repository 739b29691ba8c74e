// breaks: when the process ends the dishwasher has ended
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (plates, clean) = mpsc::channel();
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
    thread::spawn(move || {
        for plate in 1..=2 {
            thread::sleep(Duration::from_secs(1));
            plates.send(plate).unwrap();
        }
        println!("dishwasher: done");
        plates.send(0).unwrap();
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    // 0 means that it is finished
    while clean.recv().unwrap() != 0 {}
}
