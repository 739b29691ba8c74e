// breaks: each look's 10 ms are slept with a read lock in hand
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;

fn look(day: &RwLock<(u8, u8)>) {
    let look = Duration::from_millis(10);
    match day.try_read() {
        Ok(day) => {
            thread::sleep(look);
            println!("today is {}", day.0);
        }
        Err(_) => {
            // a writer is just turning the page: look out of the window meanwhile
            thread::sleep(look);
            println!("no idea what day it is");
        }
    }
}

fn main() {
    let day = Arc::new(RwLock::new((0, 0)));
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let day = day.clone();
            thread::spawn(move || {
                look(&day);
                look(&day);
            })
        })
        .collect();
    let writers: Vec<_> = (0..2)
        .map(|_| {
            let day = day.clone();
            thread::spawn(move || {
                loop {
                    let mut d = day.write().unwrap();
                    if d.0 == 6 {
                        return;
                    }
                    *d = (d.0 + 1, d.1 + 1);
                }
            })
        })
        .collect();
    for t in readers.into_iter().chain(writers) {
        t.join().unwrap();
    }
    println!("day: {}", day.read().unwrap().0);
    println!("advances: {}", day.read().unwrap().1);
}
