//! Panics in a scope: in a thread that is joined, in one that is not, in the scope itself.

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn message(result: thread::Result<()>) -> String {
    match result {
        Ok(()) => "fine".to_owned(),
        Err(payload) => match payload.downcast_ref::<&str>() {
            Some(message) => (*message).to_owned(),
            None => "something else".to_owned(),
        },
    }
}

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let ended = AtomicU32::new(0);
    let count = || {
        thread::yield_now();
        ended.fetch_add(1, Ordering::SeqCst);
    };
    let run = |body: &dyn Fn()| message(panic::catch_unwind(AssertUnwindSafe(body)));

    println!("{}", run(&|| thread::scope(|s| assert!(s.spawn(|| panic!("seen")).join().is_err()))));
    println!(
        "{}",
        run(&|| thread::scope(|s| {
            s.spawn(count);
            s.spawn(|| panic!("unseen"));
            s.spawn(count);
        }))
    );
    println!("{}", ended.load(Ordering::SeqCst));
    println!(
        "{}",
        run(&|| thread::scope(|s| {
            s.spawn(count);
            s.spawn(|| panic!("unseen"));
            panic!("the scope itself");
        }))
    );
    println!("{} {}", ended.load(Ordering::SeqCst), thread::panicking());
    println!("{}", run(&|| thread::scope(|s| s.spawn(|| panic::resume_unwind(Box::new("resumed"))).join().unwrap())));
    // Kept until after it has panicked, and never joined.
    println!(
        "{}",
        run(&|| thread::scope(|s| {
            let handle = s.spawn(|| panic!("kept"));
            while !handle.is_finished() {
                thread::yield_now();
            }
            drop(handle);
        }))
    );
}
