// breaks: ends by itself
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Mutex::new(1);
    let b = Mutex::new(2);
    let barrier = Barrier::new(2);
    thread::scope(|s| {
        let one = s.spawn(|| {
            let a = a.lock().unwrap();
            barrier.wait();
            println!("{}", *a + *b.lock().unwrap());
        });
        let two = s.spawn(|| {
            let b = b.lock().unwrap();
            barrier.wait();
            println!("{}", *b + *a.lock().unwrap());
        });
        thread::sleep(Duration::from_secs(1));
        if one.is_finished() && two.is_finished() {
            println!("deadlock: no");
        } else {
            println!("deadlock: yes");
        }
    });
}
