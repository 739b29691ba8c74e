// breaks: sometimes: a diner ends with 0 (who has had more than another waits for it)
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Table {
    meals: Mutex<[u32; 3]>,
    changed: Condvar,
}

fn main() {
    let table = Arc::new(Table { meals: Mutex::new([0; 3]), changed: Condvar::new() });
    let mut diners = Vec::new();
    for who in 0..3 {
        let table = table.clone();
        diners.push(thread::spawn(move || {
            loop {
                let meals = table.meals.lock().unwrap();
                let mut meals = table
                    .changed
                    .wait_while(meals, |m| {
                        // The greedy one may be three ahead.
                        let ahead = if who == 0 { 3 } else { 0 };
                        m.iter().sum::<u32>() < 12 && m[who] > m.iter().min().unwrap() + ahead
                    })
                    .unwrap();
                if meals.iter().sum::<u32>() == 12 {
                    break;
                }
                meals[who] += 1;
                drop(meals);
                table.changed.notify_all();
                if who != 0 {
                    thread::sleep(Duration::from_millis(10));
                }
            }
        }));
    }
    for d in diners {
        d.join().unwrap();
    }
    let [a, b, c] = *table.meals.lock().unwrap();
    println!("meals: {a} {b} {c}");
}
