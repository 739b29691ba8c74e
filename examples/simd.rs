//! SIMD, single instruction, multiple data: one instruction works on several numbers at once, each
//! in a lane of its own.
//!
//! Watch: the sum stays the same, the time shrinks. The source only says that eight partial sums
//! are as good as one; on stable Rust that is enough for the compiler to use the processor's wide
//! registers. `RUSTFLAGS=-Ctarget-cpu=native` lets it use the widest. Times mean something only
//! with `--release`.
//!
//! Run: `cargo run --release --example simd`
//! Book: `docs/src/hardware/simd.md`
//! Crates: none, only std.

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};
use std::{env, io, process};

const USAGE: &str = "usage: simd (it takes no arguments)";
const NUMBERS: u32 = 1_000_000;
const LANES: usize = 8;
const PASSES: usize = 21;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// The compiler may not reorder additions of floats, so this stays one at a time.
fn one_at_a_time(numbers: &[f64]) -> f64 {
    let mut sum = 0.0;
    for number in numbers {
        sum += number;
    }
    sum
}

/// Eight sums side by side; no lane looks at its neighbours before the end.
fn in_lanes(numbers: &[f64]) -> f64 {
    let (groups, rest) = numbers.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for group in groups {
        for (lane, number) in lanes.iter_mut().zip(group) {
            *lane += number;
        }
    }
    lanes.iter().chain(rest).sum()
}

fn median_time(mut pass: impl FnMut()) -> Duration {
    pass(); // to warm up
    let mut times = [Duration::ZERO; PASSES];
    for time in &mut times {
        let start = Instant::now();
        pass();
        *time = start.elapsed();
    }
    times.sort();
    times[PASSES / 2]
}

fn add_up_both_ways() {
    if cfg!(debug_assertions) {
        say!("(built without --release: the times below say little)");
    }
    let numbers: Vec<f64> = (1..=NUMBERS).map(f64::from).collect();
    let sum = in_lanes(&numbers);
    assert_eq!(sum, one_at_a_time(&numbers), "both ways add up the same numbers");
    say!("lanes: {LANES}");
    say!("sum: {sum}");

    let single = median_time(|| {
        black_box(one_at_a_time(black_box(&numbers)));
    });
    let lanes = median_time(|| {
        black_box(in_lanes(black_box(&numbers)));
    });
    let longer = single.max(lanes).as_secs_f64();
    for (name, time) in [("one at a time", single), ("in lanes", lanes)] {
        let seconds = time.as_secs_f64();
        let bar = "#".repeat((40.0 * seconds / longer).ceil() as usize);
        say!("{name:<14} {:>7.3} ms  {bar}", seconds * 1e3);
    }
    let ratio = single.as_secs_f64() / lanes.as_secs_f64();
    say!("in lanes it is {ratio:.1} times as fast (medians of {PASSES} passes)");
}

fn main() {
    match env::args_os().nth(1) {
        None => add_up_both_ways(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
