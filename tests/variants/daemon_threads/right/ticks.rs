use crossbeam_channel::{after, tick};
use std::thread;
use std::time::Duration;

fn main() {
    let second = Duration::from_secs(1);

    thread::spawn(move || {
        thread::spawn(move || {
            for _ in tick(second) {
                println!("mop: mopped");
            }
        });
        for _ in tick(second) {
            println!("cleaner: cleaned");
        }
    });

    let machine = thread::spawn(move || {
        after(2 * second).recv().unwrap();
        println!("dishwasher: done");
    });

    (0..3).for_each(|_| thread::sleep(Duration::from_millis(600)));
    machine.join().unwrap();
    println!("cook: done");
}
