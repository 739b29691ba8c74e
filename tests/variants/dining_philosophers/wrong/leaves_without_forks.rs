// breaks: neighbours never eat at the same time (the forks are put back before `leaves`)
use std::sync::{Arc, Mutex};
use std::thread;

fn eat(k: usize, forks: &[Mutex<()>]) {
    let (left, right) = (k - 1, k % 5);
    let first = forks[left.min(right)].lock().unwrap();
    let second = forks[left.max(right)].lock().unwrap();
    println!("philosopher {k} eats");
    drop(second);
    drop(first);
    println!("philosopher {k} leaves");
}

fn main() {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..5).map(|_| Mutex::new(())).collect());
    let threads: Vec<_> = (1..=5)
        .map(|k| {
            let forks = forks.clone();
            thread::spawn(move || {
                eat(k, &forks);
                eat(k, &forks);
            })
        })
        .collect();
    let meals = threads.len() * 2;
    for t in threads {
        t.join().unwrap();
    }
    println!("meals: {meals}");
}
