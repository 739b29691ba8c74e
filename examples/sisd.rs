//! SISD, single instruction, single data: one processor follows one stream of instructions, and
//! each instruction works on one number.
//!
//! Watch: a million numbers take a million additions, one after another. `simd` does the same
//! in lanes. Times mean something only with `--release`.
//!
//! Run: `cargo run --release --example sisd`
//! Book: `docs/src/hardware/sisd.md`
//! Crates: none, only std.

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};
use std::{env, io, process};

const USAGE: &str = "usage: sisd (it takes no arguments)";
const NUMBERS: u32 = 1_000_000;
const PASSES: usize = 21;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// The compiler may not reorder additions of floats, since the sum might round differently, so
/// this stays one at a time. With integers it would quietly turn the loop into SIMD.
fn one_at_a_time(numbers: &[f64]) -> f64 {
    let mut sum = 0.0;
    for number in numbers {
        sum += number;
    }
    sum
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

fn add_up() {
    if cfg!(debug_assertions) {
        say!("(built without --release: the time below says little)");
    }
    let numbers: Vec<f64> = (1..=NUMBERS).map(f64::from).collect();
    say!("instruction   number    sum");
    for (step, number) in numbers.iter().enumerate().take(4) {
        let sum = one_at_a_time(&numbers[..=step]);
        say!("add           {number:<9} {sum}");
    }
    say!("...and so on, {NUMBERS} times");
    say!("sum: {}", one_at_a_time(&numbers));

    let time = median_time(|| {
        black_box(one_at_a_time(black_box(&numbers)));
    });
    let each = time.as_secs_f64() * 1e9 / f64::from(NUMBERS);
    say!("{:.3} ms a pass, {each:.2} ns an addition (median of {PASSES} passes)", time.as_secs_f64() * 1e3);
}

fn main() {
    match env::args_os().nth(1) {
        None => add_up(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
