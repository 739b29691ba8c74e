use parking_lot::{Condvar, Mutex};
use std::process;
use std::thread;
use std::time::Duration;

struct Floor {
    dirt: Mutex<u64>,
    cleaned: Condvar,
}

static FLOOR: Floor = Floor { dirt: Mutex::new(0), cleaned: Condvar::new() };

fn cleaner() {
    thread::spawn(mop);
    loop {
        thread::sleep(Duration::from_secs(1));
        *FLOOR.dirt.lock() += 1;
        FLOOR.cleaned.notify_one();
        println!("cleaner: cleaned");
    }
}

/// Mops what the cleaner has left, as soon as there is something.
fn mop() {
    loop {
        let mut dirt = FLOOR.dirt.lock();
        FLOOR.cleaned.wait_while(&mut dirt, |dirt| *dirt == 0);
        *dirt -= 1;
        drop(dirt);
        println!("mop: mopped");
    }
}

fn main() {
    let (plate, clean_plate) = std::sync::mpsc::channel();
    let dishwasher = thread::spawn(move || {
        thread::sleep(Duration::from_secs(2));
        let _ = plate.send("plate");
        println!("dishwasher: done");
    });
    thread::spawn(cleaner);

    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    if let Ok(plate) = clean_plate.recv() {
        println!("served on a {plate}");
    }
    if dishwasher.join().is_err() {
        process::exit(1);
    }
    // The cleaner and the mop are cut off here, in the middle of whatever they do.
    process::exit(0);
}
