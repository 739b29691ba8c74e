// breaks: ends by itself
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let calendar = Arc::new(RwLock::new((0u64, 0u64)));
    let mut threads = Vec::new();
    for _ in 0..2 {
        let c = calendar.clone();
        threads.push(thread::spawn(move || {
            while c.read().0 != 6 {
                let mut c = c.write();
                c.0 += 1;
                c.1 += 1;
            }
        }));
    }
    for _ in 0..3 {
        let c = calendar.clone();
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                let c = c.read();
                thread::sleep(Duration::from_millis(10));
                println!("day {}", c.0);
            }
        }));
    }
    for t in threads {
        t.join().unwrap();
    }
    println!("day: {}", calendar.read().0);
    println!("advances: {}", calendar.read().1);
}
