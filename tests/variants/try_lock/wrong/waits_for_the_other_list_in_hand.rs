// breaks: ends by itself
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let list = Mutex::new(0);
    let exit = Barrier::new(2);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut pending = 0;
                let mut found = 0;
                loop {
                    thread::sleep(Duration::from_millis(10));
                    if found < 5 {
                        found += 1;
                        pending += 1;
                    }
                    let Ok(mut list) = list.try_lock() else { continue };
                    for _ in 0..pending {
                        thread::sleep(Duration::from_millis(30));
                        *list += 1;
                    }
                    pending = 0;
                    if found == 5 {
                        // we go home together
                        exit.wait();
                        break;
                    }
                }
            });
        }
    });
    println!("items: {}", list.into_inner().unwrap());
}
