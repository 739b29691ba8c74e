//! SPMD, single program, multiple data: every thread runs the same function, each on a slice of
//! the data, and the partial results are combined.
//!
//! Watch: the sum is the same for any number of threads, also one that does not divide the data
//! evenly.
//!
//! Run: `cargo run --example spmd` or `cargo run --example spmd -- --threads 3`
//! Book: `docs/src/hardware/spmd.md`
//! Crates: none, only std.

use std::io::Write;
use std::{env, io, process, thread};

const USAGE: &str = "usage: spmd [--threads T], T from 1 to 1000";
const NUMBERS: u64 = 1_000_000;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// The single program: it knows its number and how many there are, and finds its own data.
fn program(me: usize, threads: usize, data: &[u64]) -> u64 {
    let from = me * data.len() / threads;
    let to = (me + 1) * data.len() / threads;
    let sum = data[from..to].iter().sum();
    say!("thread {me}: numbers {from}..{to}, partial sum {sum}");
    sum
}

fn add_up(threads: usize) -> io::Result<()> {
    let data: Vec<u64> = (1..=NUMBERS).collect();
    let data = &data;
    let sum = thread::scope(|scope| {
        // All are started before the first is waited for; a system may refuse to start so many.
        let running: io::Result<Vec<_>> = (0..threads)
            .map(|me| thread::Builder::new().spawn_scoped(scope, move || program(me, threads, data)))
            .collect();
        let partial_sums = running?.into_iter().map(|thread| thread.join().expect("no thread panics"));
        io::Result::Ok(partial_sums.sum::<u64>())
    })?;
    say!("sum: {sum}");
    Ok(())
}

fn main() {
    let arguments: Vec<_> = env::args_os().skip(1).map(|a| a.into_string().unwrap_or_default()).collect();
    let threads = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => 4,
        ["--threads", threads] if let Ok(threads @ 1..=1000) = threads.parse() => threads,
        ["--help", ..] => {
            say!("{USAGE}");
            return;
        }
        _ => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    };
    if let Err(error) = add_up(threads) {
        eprintln!("spmd: {threads} threads are more than this system starts: {error}");
        process::exit(1);
    }
}
