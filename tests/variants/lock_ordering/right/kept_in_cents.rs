// The books are kept in cents; what is printed is in full.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let accounts = Arc::new([Mutex::new(10_000), Mutex::new(10_000)]);
    let mut threads = vec![];
    for (from, to) in [(0, 1), (1, 0)] {
        let accounts = Arc::clone(&accounts);
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                let mut a = accounts[0].lock().unwrap();
                let mut b = accounts[1].lock().unwrap();
                let (f, t) = if from < to { (&mut a, &mut b) } else { (&mut b, &mut a) };
                **f -= 1_000;
                **t += 1_000;
            }
        }));
    }
    {
        let accounts = Arc::clone(&accounts);
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                let a = accounts[0].lock().unwrap();
                let b = accounts[1].lock().unwrap();
                println!("audit: {}", (*a + *b) / 100);
            }
        }));
    }
    for t in threads {
        t.join().unwrap();
    }
    let total: i32 = accounts.iter().map(|a| *a.lock().unwrap()).sum();
    println!("total: {}", total / 100);
}
