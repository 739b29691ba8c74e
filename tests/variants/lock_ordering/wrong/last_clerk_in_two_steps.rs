// breaks: an auditor or clerk holds both at once (one of the two clerks does not; the audits come before and after)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let a = Arc::new(Mutex::new(100));
    let b = Arc::new(Mutex::new(100));
    let audit = |a: &Mutex<i32>, b: &Mutex<i32>| {
        let a = a.lock().unwrap();
        let b = b.lock().unwrap();
        println!("audit: {}", *a + *b);
    };
    audit(&a, &b);

    let (x, y) = (a.clone(), b.clone());
    let careful = thread::spawn(move || {
        for _ in 0..3 {
            let mut x = x.lock().unwrap();
            let mut y = y.lock().unwrap();
            *x -= 10;
            *y += 10;
        }
    });
    let (x, y) = (a.clone(), b.clone());
    let hasty = thread::spawn(move || {
        for _ in 0..3 {
            {
                let mut x = x.lock().unwrap();
                *x += 10;
            }
            let mut y = y.lock().unwrap();
            *y -= 10;
        }
    });
    careful.join().unwrap();
    hasty.join().unwrap();
    audit(&a, &b);
    println!("total: {}", *a.lock().unwrap() + *b.lock().unwrap());
}
