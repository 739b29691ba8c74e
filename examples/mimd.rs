//! MIMD, multiple instruction, multiple data: every processor follows instructions of its own on
//! data of its own. Every machine with several cores is one.
//!
//! Watch: three threads that have nothing in common but the time at which they work.
//!
//! Run: `cargo run --release --example mimd`
//! Book: `docs/src/hardware/mimd.md`
//! Crates: none, only std.

use std::io::Write;
use std::sync::Barrier;
use std::time::Instant;
use std::{env, io, iter, process, thread};

const USAGE: &str = "usage: mimd (it takes no arguments)";

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

fn count_primes(limit: u32) -> u32 {
    let is_prime = |n: u32| (2..).take_while(|d| d * d <= n).all(|d| !n.is_multiple_of(d));
    (2..limit).filter(|&n| is_prime(n)).count() as u32
}

/// In how many ways the rows from `row` on can each get a queen that none of those above attacks.
fn place_queens(row: usize, above: &mut [usize]) -> u32 {
    if row == above.len() {
        return 1;
    }
    let mut ways = 0;
    for column in 0..above.len() {
        let attacks = |r: usize| above[r] == column || above[r].abs_diff(column) == row - r;
        if !(0..row).any(attacks) {
            above[row] = column;
            ways += place_queens(row + 1, above);
        }
    }
    ways
}

/// Halve even numbers, triple odd ones and add one, until 1: from where is the way longest?
fn longest_way_to_one(limit: u64) -> u32 {
    let next = |&n: &u64| (n > 1).then_some(if n.is_multiple_of(2) { n / 2 } else { 3 * n + 1 });
    let steps = |&n: &u64| iter::successors(Some(n), next).count();
    (1..limit).max_by_key(steps).unwrap_or(1) as u32
}

fn work_side_by_side() {
    let start = Instant::now();
    let everybody_is_here = Barrier::new(3);
    // What each thread does first and last: it waits for the others, and it says when it worked.
    let at_work = |name: &str, work: &dyn Fn() -> u32| {
        everybody_is_here.wait();
        let from = start.elapsed().as_secs_f64() * 1e3;
        let result = work();
        let to = start.elapsed().as_secs_f64() * 1e3;
        say!("{name:<26} {result:>6}   at work from {from:.1} to {to:.1} ms");
        result
    };
    let [a, b, c] = thread::scope(|scope| {
        [
            scope.spawn(|| at_work("primes below 300,000", &|| count_primes(300_000))),
            scope.spawn(|| at_work("ways to place ten queens", &|| place_queens(0, &mut [0; 10]))),
            scope.spawn(|| at_work("longest way below 100,000", &|| longest_way_to_one(100_000))),
        ]
        .map(|thread| thread.join().expect("no thread panics"))
    });
    say!("results: {a} {b} {c}");
}

fn main() {
    match env::args_os().nth(1) {
        None => work_side_by_side(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
