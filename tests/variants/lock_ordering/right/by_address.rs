// No numbers needed: the locks lie somewhere in memory, and the lower address goes first.
use std::sync::{Arc, Mutex};
use std::thread;

type Account = Arc<Mutex<i64>>;

fn with_both<R>(x: &Account, y: &Account, f: impl FnOnce(&mut i64, &mut i64) -> R) -> R {
    if Arc::as_ptr(x) < Arc::as_ptr(y) {
        let mut x = x.lock().unwrap();
        let mut y = y.lock().unwrap();
        f(&mut x, &mut y)
    } else {
        let mut y = y.lock().unwrap();
        let mut x = x.lock().unwrap();
        f(&mut x, &mut y)
    }
}

fn main() {
    let left: Account = Arc::new(Mutex::new(100));
    let right: Account = Arc::new(Mutex::new(100));

    let mut threads = Vec::new();
    for (from, to) in [(&left, &right), (&right, &left)] {
        let (from, to) = (from.clone(), to.clone());
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                with_both(&from, &to, |from, to| {
                    *from -= 10;
                    *to += 10;
                });
            }
        }));
    }
    {
        let (left, right) = (left.clone(), right.clone());
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                let sum = with_both(&right, &left, |r, l| *r + *l);
                println!("audit: {sum}");
            }
        }));
    }
    for t in threads {
        t.join().unwrap();
    }
    with_both(&left, &right, |l, r| println!("total: {}", *l + *r));
}
