use std::sync::mpsc;
use std::thread;
use std::time::Duration;

// The mop gets a message for each floor that the cleaner has done. As the cleaner never stops,
// its sender is never dropped and the mop never runs out of work.
fn mop(floors: mpsc::Receiver<u32>) {
    for floor in floors {
        println!("floor {floor}:");
        println!("mop: mopped");
    }
}

fn cleaner(started: mpsc::Sender<()>) {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || mop(rx));
    let _ = started.send(());
    let mut floor = 0u32;
    loop {
        thread::sleep(Duration::from_secs(1));
        println!("cleaner: cleaned");
        floor = floor.wrapping_add(1);
        let _ = tx.send(floor);
    }
}

fn main() {
    let (started, start) = mpsc::channel();
    thread::spawn(move || cleaner(started));
    // wait until the cleaner and the mop are there, not until they end
    start.recv().unwrap();

    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(1));
        thread::sleep(Duration::from_secs(1));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    dishwasher.join().unwrap();
}
