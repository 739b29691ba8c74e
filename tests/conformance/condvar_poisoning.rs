//! Who wakes and finds the mutex poisoned is told so.

use std::panic;
use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let done = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|s| {
        let waiter = s.spawn(|| {
            let mut guard = done.lock().unwrap_or_else(|error| error.into_inner());
            while !*guard {
                guard = match changed.wait(guard) {
                    Ok(guard) => guard,
                    Err(error) => error.into_inner(),
                };
            }
            done.is_poisoned()
        });
        let clumsy = s.spawn(|| {
            let mut guard = done.lock().unwrap();
            *guard = true;
            changed.notify_all();
            panic!("too early");
        });
        println!("{} {}", clumsy.join().is_err(), waiter.join().unwrap());
    });
    println!("{:?}", changed.wait_while(done.lock().unwrap_err().into_inner(), |done| !*done).map(|_| ()));
}
