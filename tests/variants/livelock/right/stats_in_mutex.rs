use std::sync::{Arc, Barrier, Mutex};
use std::thread;
#[derive(Default)]
struct Stats {
    gave_way: u32,
    meals: u32,
}
fn main() {
    let forks = Arc::new([Mutex::new("a"), Mutex::new("b")]);
    let stats = Arc::new(Mutex::new(Stats::default()));
    let b = Arc::new(Barrier::new(2));
    let hs = [0usize, 1].map(|i| {
        let (forks, stats, b) = (forks.clone(), stats.clone(), b.clone());
        thread::spawn(move || {
            for _ in 0..20 {
                let one = forks[i].lock().unwrap();
                b.wait();
                let two = forks[1 - i].try_lock();
                let ok = two.is_ok();
                if ok {
                    stats.lock().unwrap().meals += 1;
                } else {
                    stats.lock().unwrap().gave_way += 1;
                }
                b.wait();
                drop(two);
                drop(one);
                if ok {
                    return;
                }
            }
        })
    });
    for h in hs {
        h.join().unwrap();
    }
    let s = stats.lock().unwrap();
    println!("gave way: {}", s.gave_way);
    println!("meals: {}", s.meals);
}
