//! Concurrency: several things are under way at once, whether or not they are worked on at once. For what
//! spends its time waiting (for a disk, for the network, for people) that is enough.
//!
//! Watch: twenty questions are asked, and the answers take 2 to 40 milliseconds. Asked one after another, the
//! waits add up. Asked all at once, the whole takes as long as the longest: with a thread for each, but also
//! with a single thread that waits for all of them, which is what `async` does.
//!
//! Run: `cargo run --release --example concurrency`
//! Book: `docs/src/threads/concurrency.md`
//! Crates: `cargo add crossbeam-channel@0.5`.

use crossbeam_channel::{Receiver, Select, after};
use std::io::Write;
use std::time::{Duration, Instant};
use std::{env, io, process, thread};

const USAGE: &str = "usage: concurrency (it takes no arguments)";
const PASSES: usize = 5;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// Asks something far away. The answer comes by itself, after a while.
fn ask(wait: Duration) -> Receiver<Instant> {
    after(wait)
}

fn one_after_another(waits: &[Duration]) {
    for &wait in waits {
        ask(wait).recv().expect("the answer comes");
    }
}

fn a_thread_for_each(waits: &[Duration]) {
    thread::scope(|scope| {
        for &wait in waits {
            scope.spawn(move || ask(wait).recv().expect("the answer comes"));
        }
    });
}

fn one_thread_for_all(waits: &[Duration]) {
    let mut open: Vec<_> = waits.iter().map(|&wait| ask(wait)).collect();
    while !open.is_empty() {
        let mut whichever_comes_first = Select::new();
        for answer in &open {
            whichever_comes_first.recv(answer);
        }
        let ready = whichever_comes_first.ready();
        open.swap_remove(ready).recv().expect("the answer is here");
    }
}

type Way = fn(&[Duration]);

/// The median of some passes, after one to warm up.
fn median_time(way: Way, waits: &[Duration]) -> Duration {
    let mut times = [Duration::ZERO; PASSES];
    way(waits);
    for time in &mut times {
        let start = Instant::now();
        way(waits);
        *time = start.elapsed();
    }
    times.sort();
    times[PASSES / 2]
}

fn wait_in_three_ways() {
    let waits: Vec<_> = (1..=20).map(|n| Duration::from_millis(2 * n)).collect();
    let sum: Duration = waits.iter().sum();
    say!("{} waits, the longest {} ms, all together {} ms", waits.len(), 40, sum.as_millis());
    let ways: [(&str, Way); 3] = [
        ("one after another", one_after_another),
        ("a thread for each", a_thread_for_each),
        ("one thread for all", one_thread_for_all),
    ];
    for (name, way) in ways {
        let milliseconds = median_time(way, &waits).as_secs_f64() * 1e3;
        say!("{name:<19} {milliseconds:>6.1} ms  {}", "#".repeat((milliseconds / 10.0).round() as usize));
    }
}

fn main() {
    match env::args_os().nth(1) {
        None => wait_in_three_ways(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
