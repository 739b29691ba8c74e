// breaks: sometimes: someone is blocked on an account (each is joined before the next starts)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let accounts = Arc::new((Mutex::new(100), Mutex::new(100)));
    let run = |name: &'static str, times: usize, work: fn(&mut i32, &mut i32)| {
        let accounts = accounts.clone();
        let thread = thread::Builder::new().name(name.to_string()).spawn(move || {
            for _ in 0..times {
                let mut a = accounts.0.lock().unwrap();
                let mut b = accounts.1.lock().unwrap();
                work(&mut a, &mut b);
            }
        });
        thread.unwrap().join().unwrap();
    };
    run("auditor", 1, |a, b| println!("audit: {}", *a + *b));
    run("clerk 1", 3, |a, b| {
        *a -= 10;
        *b += 10;
    });
    run("clerk 2", 3, |a, b| {
        *b -= 10;
        *a += 10;
    });
    run("auditor", 1, |a, b| println!("audit: {}", *a + *b));
    run("boss", 1, |a, b| println!("total: {}", *a + *b));
}
