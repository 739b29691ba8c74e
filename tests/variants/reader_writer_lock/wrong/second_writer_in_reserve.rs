// breaks: both writers take the write lock
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;

fn advance_all(calendar: &RwLock<(u8, u8)>) {
    loop {
        // no need to write when there is nothing to do
        if calendar.read().unwrap().0 == 6 {
            return;
        }
        let mut c = calendar.write().unwrap();
        if c.0 < 6 {
            c.0 += 1;
            c.1 += 1;
        }
    }
}

fn main() {
    let calendar = Arc::new(RwLock::new((0, 0)));
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let calendar = calendar.clone();
            thread::spawn(move || {
                for _ in 0..2 {
                    let c = calendar.read().unwrap();
                    thread::sleep(Duration::from_millis(10));
                    println!("{}", c.0);
                }
            })
        })
        .collect();
    for _ in 0..2 {
        let calendar = calendar.clone();
        thread::spawn(move || advance_all(&calendar)).join().unwrap();
    }
    for r in readers {
        r.join().unwrap();
    }
    let c = calendar.read().unwrap();
    println!("day: {}", c.0);
    println!("advances: {}", c.1);
}
