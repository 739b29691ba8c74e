// breaks: each eats twice with both neighbouring forks in hand
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks = Arc::new([const { Mutex::new(()) }; 5]);
    let locker = forks.clone();
    let t = thread::spawn(move || {
        for fork in locker.iter() {
            let _fork = fork.lock().unwrap();
        }
    });
    for _ in 0..2 {
        for pair in [[1, 3], [2, 4]] {
            for k in pair {
                println!("philosopher {k} eats");
            }
            for k in pair {
                println!("philosopher {k} leaves");
            }
        }
        println!("philosopher 5 eats");
        println!("philosopher 5 leaves");
    }
    t.join().unwrap();
    println!("meals: 10");
}
