// breaks: Prints: those lines, twice each, and `meals: 10` (main goes home after two seconds)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let forks: Arc<Vec<Mutex<u32>>> = Arc::new((0..5).map(|_| Mutex::new(0)).collect());
    for k in 0..5usize {
        let forks = forks.clone();
        thread::spawn(move || {
            let l = k;
            let r = (k + 1) % 5;
            for _ in 0..2 {
                let mut a = forks[l.min(r)].lock();
                let mut b = forks[l.max(r)].lock();
                println!("philosopher {} eats", k + 1);
                thread::sleep(Duration::from_millis(10));
                *a += 1;
                *b += 1;
                println!("philosopher {} leaves", k + 1);
            }
        });
    }
    // Ten meals at 10 ms each, two seconds is plenty.
    thread::sleep(Duration::from_secs(2));
    let uses: u32 = forks.iter().map(|f| *f.lock()).sum();
    println!("meals: {}", uses / 2);
}
