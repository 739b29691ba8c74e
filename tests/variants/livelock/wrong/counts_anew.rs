// breaks: no diner does so more than 20 times (the count begins anew after a meal)
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let (tx, rx) = mpsc::channel();
    for me in 0..2 {
        let forks = forks.clone();
        let tx = tx.clone();
        thread::spawn(move || {
            let (mut in_a_row, mut gave_way, mut meals) = (0, 0, 0);
            while meals < 2 && in_a_row < 20 {
                let mine = forks[me].lock().unwrap();
                thread::sleep(Duration::from_millis(2));
                if forks[1 - me].try_lock().is_ok() {
                    meals += 1;
                    in_a_row = 0;
                } else {
                    in_a_row += 1;
                    gave_way += 1;
                }
                drop(mine);
            }
            tx.send((gave_way, meals)).unwrap();
        });
    }
    drop(tx);
    let (mut n, mut m) = (0, 0);
    for (gave_way, meals) in rx {
        n += gave_way;
        m += meals;
    }
    println!("gave way: {n}");
    println!("meals: {m}");
}
