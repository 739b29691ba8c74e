// breaks: prints `day: 6` `advances: 6`
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;

fn main() {
    let calendar = Arc::new(RwLock::new((0, 0)));
    let writers = [1, 2].map(|_| {
        let calendar = calendar.clone();
        thread::spawn(move || {
            loop {
                let mut c = calendar.write().unwrap();
                if c.0 == 6 {
                    break;
                }
                c.0 += 1;
                c.1 += 1;
            }
        })
    });
    let readers = [1, 2, 3].map(|_| {
        let calendar = calendar.clone();
        thread::spawn(move || {
            for _ in 0..2 {
                let c = calendar.read().unwrap();
                thread::sleep(Duration::from_millis(10));
                println!("{c:?}");
            }
        })
    });
    // the writers don't sleep, so they are finished long before the readers
    for r in readers {
        r.join().unwrap();
    }
    let (day, advances) = *calendar.read().unwrap();
    println!("day: {day}");
    println!("advances: {advances}");
    for w in writers {
        w.join().unwrap();
    }
}
