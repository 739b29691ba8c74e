// breaks: ends by itself (who has eaten leaves, and the other waits for him at the barrier)
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let step = Arc::new(Barrier::new(2));
    let mut threads = Vec::new();
    for me in 0..2 {
        let (forks, step) = (forks.clone(), step.clone());
        threads.push(thread::spawn(move || {
            let mut gave_way = 0;
            while gave_way < 20 {
                let mine = forks[me].lock().unwrap();
                step.wait(); // both have one now
                if let Ok(_other) = forks[1 - me].try_lock() {
                    return (gave_way, 1);
                }
                thread::yield_now();
                drop(mine);
                gave_way += 1;
            }
            (gave_way, 0)
        }));
    }
    let mut total = (0, 0);
    for t in threads {
        let (n, m) = t.join().unwrap();
        total = (total.0 + n, total.1 + m);
    }
    println!("gave way: {}", total.0);
    println!("meals: {}", total.1);
}
