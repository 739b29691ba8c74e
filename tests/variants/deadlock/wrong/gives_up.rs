// breaks: sometimes: `yes` (locks with a limit: both give up, so there is none)
use parking_lot::Mutex;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

fn main() {
    let (a, b) = (Arc::new(Mutex::new(())), Arc::new(Mutex::new(())));
    let barrier = Arc::new(Barrier::new(2));
    let mut threads = vec![];
    for (x, y) in [(a.clone(), b.clone()), (b, a)] {
        let barrier = barrier.clone();
        threads.push(thread::spawn(move || {
            let _x = x.lock();
            barrier.wait();
            y.try_lock_for(Duration::from_millis(100)).is_some()
        }));
    }
    for t in threads {
        match t.join().unwrap() {
            true => println!("got both"),
            false => println!("gave up"),
        }
    }
    println!("deadlock: no");
}
