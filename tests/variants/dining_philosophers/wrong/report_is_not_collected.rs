// breaks: no thread panics
// Main counts ten meals and goes; nobody needs the channel any more after that, so philosophers need not be joined.
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

fn ten_meals(reports: mpsc::Receiver<&str>) -> u32 {
    let mut meals = 0;
    while meals < 10 {
        if reports.recv().unwrap() == "meal" {
            meals += 1;
        }
    }
    meals
}

fn main() {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..5).map(|_| Mutex::new(())).collect());
    let (tx, rx) = mpsc::channel();
    for k in 1..=5_usize {
        let forks = Arc::clone(&forks);
        let tx = tx.clone();
        thread::spawn(move || {
            for _ in 0..2 {
                let (one, two) = (k - 1, k % 5);
                let first = forks[one.min(two)].lock().unwrap();
                let second = forks[one.max(two)].lock().unwrap();
                println!("philosopher {k} eats");
                println!("philosopher {k} leaves");
                drop((first, second));
                tx.send("meal").unwrap();
            }
            tx.send("full").unwrap();
        });
    }
    println!("meals: {}", ten_meals(rx));
}
