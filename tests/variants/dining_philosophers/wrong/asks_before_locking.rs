// breaks: neighbours never eat at the same time (asks, and believes the answer a moment later)
// A hand-made fork: the lock says whether it is taken. No blocking, no deadlock.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Arc<[Mutex<bool>; 5]> = Arc::default();
    let threads = (0..5).map(|k| {
        let forks = forks.clone();
        thread::spawn(move || {
            let (l, r) = (k, (k + 1) % 5);
            let mut eaten = 0;
            while eaten < 2 {
                let left_is_taken = *forks[l].lock().unwrap();
                let right_is_taken = *forks[r].lock().unwrap();
                if left_is_taken || right_is_taken {
                    thread::yield_now();
                    continue;
                }
                *forks[l].lock().unwrap() = true;
                *forks[r].lock().unwrap() = true;
                println!("philosopher {} eats", k + 1);
                println!("philosopher {} leaves", k + 1);
                *forks[l].lock().unwrap() = false;
                *forks[r].lock().unwrap() = false;
                eaten += 1;
            }
            eaten
        })
    });
    let threads: Vec<_> = threads.collect();
    println!("meals: {}", threads.into_iter().map(|t| t.join().unwrap()).sum::<i32>());
}
