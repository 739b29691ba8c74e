//! A process has memory of its own; a thread shares the memory of its process.
//!
//! Watch: the child process and the thread do the same to the same variable. The parent sees only what the
//! thread did: the child changed a variable of its own, which has nothing but the name in common.
//!
//! Run: `cargo run --example processes`
//! Book: `docs/src/threads/processes.md`
//! Crates: none, only std.

use std::io::Write;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::{env, io, process, thread};

const USAGE: &str = "usage: processes (it takes no arguments)";

static NUMBER: AtomicU32 = AtomicU32::new(1);

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

fn change_the_number(who: &str) {
    NUMBER.store(2, SeqCst);
    say!("{who} (process {}) sees: {}", process::id(), NUMBER.load(SeqCst));
}

fn parent() -> io::Result<()> {
    // Here the child is this program once more, in another role. It starts anew and gets memory of its own.
    let status = Command::new(env::current_exe()?).arg("--child").status()?;
    if !status.success() {
        return Err(io::Error::other(format!("the child did not end well: {status}")));
    }
    say!("parent sees: {}", NUMBER.load(SeqCst));

    thread::spawn(|| change_the_number("thread")).join().expect("the thread does not panic");
    say!("after the thread: {}", NUMBER.load(SeqCst));
    Ok(())
}

fn main() {
    match env::args_os().nth(1) {
        None => {
            say!("parent (process {}) has: {}", process::id(), NUMBER.load(SeqCst));
            if let Err(error) = parent() {
                eprintln!("processes: {error}");
                process::exit(1);
            }
        }
        Some(role) if role == "--child" => change_the_number("child"),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
