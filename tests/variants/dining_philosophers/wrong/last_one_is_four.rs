// breaks: ends by itself
// The last philosopher takes his forks the other way round, which breaks the circle.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..5).map(|_| Mutex::new(())).collect());
    let mut handles = vec![];
    for k in 0..5 {
        let forks = Arc::clone(&forks);
        handles.push(thread::spawn(move || {
            let (mut first, mut second) = (k, (k + 1) % 5);
            if k == 5 {
                (first, second) = (second, first);
            }
            let mut meals = 0;
            for _ in 0..2 {
                let _first = forks[first].lock().unwrap();
                let _second = forks[second].lock().unwrap();
                println!("philosopher {} eats", k + 1);
                meals += 1;
                println!("philosopher {} leaves", k + 1);
            }
            meals
        }));
    }
    let meals: i32 = handles.into_iter().map(|h| h.join().unwrap()).sum();
    println!("meals: {meals}");
}
