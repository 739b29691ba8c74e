// breaks: both locks are taken in the same order by everybody
// The auditor comes when the clerks have gone home, so the order does not matter for him.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let first = Arc::new(Mutex::new(100));
    let second = Arc::new(Mutex::new(100));
    let clerks: Vec<_> = [10, -10]
        .into_iter()
        .map(|amount| {
            let (first, second) = (first.clone(), second.clone());
            thread::spawn(move || {
                for _ in 0..3 {
                    let mut a = first.lock().unwrap();
                    let mut b = second.lock().unwrap();
                    *a -= amount;
                    *b += amount;
                }
            })
        })
        .collect();
    for c in clerks {
        c.join().unwrap();
    }
    let auditor = thread::spawn(move || {
        let mut sum = 0;
        for _ in 0..2 {
            let b = second.lock().unwrap();
            let a = first.lock().unwrap();
            sum = *a + *b;
            println!("audit: {sum}");
        }
        sum
    });
    println!("total: {}", auditor.join().unwrap());
}
