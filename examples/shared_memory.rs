//! Shared memory: all threads of a process see one address space, so what one writes, the others read where
//! it stands. Nothing is sent.
//!
//! Watch: everybody names the same address. Each thread reads what the one before left there and adds to it;
//! a mutex and a baton see to it that they take turns.
//!
//! Run: `cargo run --example shared_memory`
//! Book: `docs/src/hardware/shared_memory.md`
//! Crates: none, only std.

use std::io::Write;
use std::sync::{Condvar, Mutex};
use std::{env, io, process, thread};

const USAGE: &str = "usage: shared_memory (it takes no arguments)";

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

fn look_at_the_same_place() {
    let number = Mutex::new(1);
    let changed = Condvar::new();
    thread::scope(|scope| {
        for turn in 1..=4 {
            let (number, changed) = (&number, &changed);
            scope.spawn(move || {
                let guard = number.lock().expect("no thread panics");
                let mut guard =
                    changed.wait_while(guard, |number| *number != turn).expect("no thread panics");
                say!("thread {turn} finds {} at", *guard);
                say!("address: {:p}", &raw const *guard);
                *guard += 1;
                changed.notify_all();
            });
        }
    });
    let guard = number.lock().expect("no thread panics");
    say!("main finds {} at", *guard);
    say!("address: {:p}", &raw const *guard);
}

fn main() {
    match env::args_os().nth(1) {
        None => look_at_the_same_place(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
