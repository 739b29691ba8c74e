// breaks: ends by itself (in step they take, try and put back for ever)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let forks: Arc<[Mutex<i32>; 5]> = Arc::default();
    let mut threads = Vec::new();
    for k in 0..5 {
        let forks = forks.clone();
        threads.push(thread::spawn(move || {
            let mut eaten = 0;
            while eaten < 2 {
                let _left = forks[k].lock().unwrap();
                thread::sleep(Duration::from_millis(1)); // reaches across the table
                // No deadlock possible: I never wait for the second fork.
                if let Ok(_right) = forks[(k + 1) % 5].try_lock() {
                    println!("philosopher {} eats", k + 1);
                    println!("philosopher {} leaves", k + 1);
                    eaten += 1;
                }
            }
            eaten
        }));
    }
    println!("meals: {}", threads.into_iter().map(|t| t.join().unwrap()).sum::<i32>());
}
