// breaks: no thread panics
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;

fn main() {
    let accounts = Arc::new((Mutex::new(100), Mutex::new(100)));
    let (sums, report) = mpsc::channel();
    let mut clerks = Vec::new();
    for amount in [10, -10] {
        let accounts = accounts.clone();
        clerks.push(thread::spawn(move || {
            for _ in 0..3 {
                let mut a = accounts.0.lock();
                let mut b = accounts.1.lock();
                *a -= amount;
                *b += amount;
            }
        }));
    }
    let audited = accounts.clone();
    let auditor = thread::spawn(move || {
        for _ in 0..2 {
            let a = audited.0.lock();
            let b = audited.1.lock();
            sums.send(*a + *b).unwrap();
        }
    });
    for c in clerks {
        c.join().unwrap();
    }
    // The clerks are done, so the auditor must be as well: no need to wait for him.
    println!("audit: {}", report.try_recv().unwrap());
    println!("audit: {}", report.try_recv().unwrap());
    auditor.join().unwrap();
    let a = accounts.0.lock();
    let b = accounts.1.lock();
    println!("total: {}", *a + *b);
}
