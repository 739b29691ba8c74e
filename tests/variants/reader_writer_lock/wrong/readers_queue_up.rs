// breaks: two readers look at the same time
use std::sync::{Arc, Mutex, RwLock};
use std::thread;
use std::time::Duration;

fn main() {
    let calendar = Arc::new(RwLock::new((0u32, 0u32)));
    // so that the output is not mixed up
    let out = Arc::new(Mutex::new(()));
    let mut handles = vec![];
    for id in 0..3 {
        let (calendar, out) = (calendar.clone(), out.clone());
        handles.push(thread::spawn(move || {
            for _ in 0..2 {
                let _out = out.lock().unwrap();
                let c = calendar.read().unwrap();
                thread::sleep(Duration::from_millis(10));
                println!("reader {id}: day {}", c.0);
            }
        }));
    }
    for _ in 0..2 {
        let calendar = calendar.clone();
        handles.push(thread::spawn(move || {
            loop {
                let mut c = calendar.write().unwrap();
                if c.0 == 6 {
                    break;
                }
                c.0 += 1;
                c.1 += 1;
            }
        }));
    }
    for h in handles {
        h.join().unwrap();
    }
    let c = calendar.read().unwrap();
    println!("day: {}", c.0);
    println!("advances: {}", c.1);
}
