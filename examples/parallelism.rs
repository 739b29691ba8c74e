//! Parallelism: several processors work at the same time, so work that keeps a processor busy is done sooner.
//!
//! Watch: the same work on more and more threads. The speed-up is how many times as fast it gets, the
//! efficiency how much of each thread that is. The speed-up grows up to the number of processors, no further.
//! Times mean something only with `--release`, and on a machine with nothing else to do.
//!
//! Run: `cargo run --release --example parallelism`
//! Book: `docs/src/threads/parallelism.md`
//! Crates: none, only std.

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};
use std::{env, io, process, thread};

const USAGE: &str = "usage: parallelism (it takes no arguments)";
const PASSES: usize = 5;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// A piece of work that needs the processor and nothing else: no memory, no disk, no other piece.
fn piece(number: u64) -> u64 {
    let mut bits = black_box(number) | 1;
    for _ in 0..1000 {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
    }
    bits
}

/// Does all pieces on so many threads, each an equal share.
fn work(pieces: u64, threads: u64) -> u64 {
    thread::scope(|scope| {
        let share = |thread| thread * pieces / threads..(thread + 1) * pieces / threads;
        let running: Vec<_> = (0..threads)
            .map(|thread| scope.spawn(move || share(thread).map(piece).fold(0, |all, bits| all ^ bits)))
            .collect();
        running.into_iter().fold(0, |all, thread| all ^ thread.join().expect("no thread panics"))
    })
}

/// The median of some passes, after one to warm up. All must come to the same result.
fn median_time(pieces: u64, threads: u64, result: u64) -> Duration {
    let mut times = [Duration::ZERO; PASSES];
    work(pieces, threads);
    for time in &mut times {
        let start = Instant::now();
        assert_eq!(work(pieces, threads), result, "{threads} threads do the same work");
        *time = start.elapsed();
    }
    times.sort();
    times[PASSES / 2]
}

fn speed_up() {
    if cfg!(debug_assertions) {
        say!("(built without --release: the times below say little)");
    }
    let processors = thread::available_parallelism().map_or(1, usize::from) as u64;
    say!("{processors} processors");

    // As much work as takes one thread about a tenth of a second.
    let mut pieces = 1000;
    let mut result = 0;
    let mut start = Instant::now();
    while start.elapsed() < Duration::from_millis(50) {
        pieces *= 2;
        start = Instant::now();
        result = work(pieces, 1);
    }

    say!("threads      time   speed-up   efficiency");
    let mut alone = 0.0;
    let most = processors.clamp(4, 16);
    for threads in 1..=most {
        let seconds = median_time(pieces, threads, result).as_secs_f64();
        if threads == 1 {
            alone = seconds;
        }
        let speed_up = alone / seconds;
        let efficiency = 100.0 * speed_up / threads as f64;
        let bar = "#".repeat((speed_up * 40.0 / most as f64).round() as usize);
        say!("{threads:>7} {:>6.1} ms {speed_up:>10.2} {efficiency:>10.0} %   {bar}", seconds * 1e3);
    }
}

fn main() {
    match env::args_os().nth(1) {
        None => speed_up(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
