// breaks: neighbours (1 and 5 too) never eat at the same time (one fork only)
use std::sync::Mutex;
use std::thread;

fn main() {
    let forks = [const { Mutex::new(0) }; 5];
    thread::scope(|s| {
        for k in 1..=5 {
            let forks = &forks;
            s.spawn(move || {
                for _ in 0..2 {
                    let mut fork = forks[k - 1].lock().unwrap();
                    println!("philosopher {k} eats");
                    *fork += 1;
                    println!("philosopher {k} leaves");
                }
            });
        }
    });
    let meals: i32 = forks.iter().map(|f| *f.lock().unwrap()).sum();
    println!("meals: {meals}");
}
