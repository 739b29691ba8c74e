// breaks: three diners share twelve bites under one lock (dealing bites out by hand: the others never come to the table)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let bites = Arc::new(Mutex::new(12));
    let b = bites.clone();
    let greedy = thread::spawn(move || {
        let mut meals = 0;
        while *b.lock() > 0 {
            *b.lock() -= 1;
            meals += 1;
        }
        meals
    });
    let others = [(); 2].map(|()| {
        thread::spawn(|| {
            thread::sleep(Duration::from_millis(10));
            0
        })
    });
    let a = greedy.join().unwrap();
    let [b, c] = others.map(|o| o.join().unwrap());
    println!("meals: {a} {b} {c}");
}
