//! The panic is caught at the thread's end, so that every join is fine, and a hook keeps the screen tidy.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{LazyLock, Mutex, MutexGuard};
use std::thread;

static COUNTER: LazyLock<Mutex<i32>> = LazyLock::new(Mutex::default);

fn counter() -> MutexGuard<'static, i32> {
    match COUNTER.lock() {
        Ok(guard) => guard,
        Err(poisoned) => poisoned.into_inner(),
    }
}

fn clumsy() {
    let turns = ["first", "second"];
    for turn in 0..5 {
        let mut guard = counter();
        // There is no third name in the list.
        println!("clumsy, {} turn", turns[turn]);
        *guard += 1;
    }
}

fn careful() {
    for _ in 0..5 {
        *counter() += 1;
    }
}

fn main() {
    panic::set_hook(Box::new(|_| eprintln!("(somebody let go)")));
    let threads = [clumsy as fn(), careful].map(|work| {
        thread::spawn(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(work));
            result.is_ok()
        })
    });
    let well = threads.into_iter().map(|t| t.join().unwrap()).filter(|&ok| ok).count();
    println!("{well} of 2 came home well");
    println!("count: {}", counter());
}
