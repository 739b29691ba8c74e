// breaks: prints `day: 6` `advances: 6`
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

fn writer(today: &RwLock<(usize, u32)>) {
    while today.read().0 < 6 {
        let mut t = today.write();
        t.0 = (t.0 + 1) % 7;
        t.1 += 1;
    }
}

fn reader(today: &RwLock<(usize, u32)>) {
    for _ in 0..2 {
        let t = today.read();
        thread::sleep(Duration::from_millis(10));
        println!("{}", DAYS[t.0]);
    }
}

fn main() {
    let today = Arc::new(RwLock::new((0, 0)));
    let mut threads = vec![];
    for job in [writer, writer, reader, reader, reader] {
        let today = today.clone();
        threads.push(thread::spawn(move || job(&today)));
    }
    for t in threads {
        t.join().unwrap();
    }
    println!("day: {}", today.read().0);
    println!("advances: {}", today.read().1);
}
