// A log has a lock of its own, which comes after the two.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let accounts = Arc::new([Mutex::new(100), Mutex::new(100)]);
    let log = Arc::new(Mutex::new(Vec::new()));
    let mut threads = vec![];
    for (from, to) in [(0, 1), (1, 0)] {
        let (accounts, log) = (Arc::clone(&accounts), Arc::clone(&log));
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                let mut a = accounts[0].lock().unwrap();
                let mut b = accounts[1].lock().unwrap();
                let (f, t) = if from < to { (&mut a, &mut b) } else { (&mut b, &mut a) };
                **f -= 10;
                **t += 10;
                log.lock().unwrap().push((from, to));
            }
        }));
    }
    {
        let accounts = Arc::clone(&accounts);
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                let a = accounts[0].lock().unwrap();
                let b = accounts[1].lock().unwrap();
                println!("audit: {}", *a + *b);
            }
        }));
    }
    for t in threads {
        t.join().unwrap();
    }
    let total: i32 = accounts.iter().map(|a| *a.lock().unwrap()).sum();
    println!("total: {total}");
}
