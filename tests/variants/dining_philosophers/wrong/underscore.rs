// breaks: each eats with both neighbouring forks in hand (`let _ =` lets go of a fork at once), so that neighbours may eat at the same time
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..5).map(|_| Mutex::new(())).collect());
    let mut threads = vec![];
    for k in 1..=5_usize {
        let forks = forks.clone();
        threads.push(thread::spawn(move || {
            let low = (k - 1).min(k % 5);
            let high = (k - 1).max(k % 5);
            for _ in 0..2 {
                let _ = forks[low].lock();
                let _ = forks[high].lock();
                println!("philosopher {k} eats");
                println!("philosopher {k} leaves");
            }
            2
        }));
    }
    let meals: i32 = threads.into_iter().map(|t| t.join().unwrap()).sum();
    println!("meals: {meals}");
}
