//! MISD, multiple instruction, single data: several units compute from the same stream of data,
//! each in its own way. Rare, and found where a wrong answer must not get out: flight computers
//! work everything out several times over and vote.
//!
//! Watch: the unit that adds one by one gets it wrong now and then, and is outvoted each time.
//!
//! Run: `cargo run --example misd`
//! Book: `docs/src/hardware/misd.md`
//! Crates: none, only std.

use std::io::Write;
use std::sync::mpsc;
use std::{env, io, process, thread};

const USAGE: &str = "usage: misd (it takes no arguments)";

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

// Three ways to add up 1 + 2 + ... + n.

fn formula(n: u64) -> u64 {
    n * (n + 1) / 2
}

fn halves(n: u64) -> u64 {
    let half = n / 2;
    match n {
        0 | 1 => n,
        _ if n.is_multiple_of(2) => 2 * halves(half) + half * half,
        _ => halves(n - 1) + n,
    }
}

/// This unit is out in the sun: at every fifth number a ray flips a bit.
fn one_by_one(n: u64) -> u64 {
    let sum = (1..=n).sum();
    if n.is_multiple_of(5) { sum ^ 0b100 } else { sum }
}

/// What at least two of the three say.
fn vote([a, b, c]: [u64; 3]) -> u64 {
    if a == b || a == c { a } else { b }
}

fn compute_and_vote() {
    let (mut agreed, mut outvoted) = (0, 0);
    thread::scope(|scope| {
        let units = [formula as fn(u64) -> u64, halves, one_by_one].map(|compute| {
            let (stream, numbers) = mpsc::channel();
            let (results, answers) = mpsc::channel();
            scope.spawn(move || numbers.iter().try_for_each(|n| results.send(compute(n))));
            (stream, answers)
        });
        say!(" n   formula  halves  one by one   vote");
        for n in 1..=12 {
            for (stream, _) in &units {
                stream.send(n).expect("a unit reads until its stream ends");
            }
            let answers = units.each_ref().map(|(_, answers)| answers.recv().expect("a unit answers"));
            let right = vote(answers);
            let unanimous = answers == [right; 3];
            let remark = if unanimous { "" } else { "  <- one is outvoted" };
            let [a, b, c] = answers;
            say!("{n:>2} {a:>9} {b:>7} {c:>11} {right:>6}{remark}");
            if unanimous { agreed += 1 } else { outvoted += 1 }
        }
    });
    say!("agreed: {agreed}");
    say!("outvoted: {outvoted}");
}

fn main() {
    match env::args_os().nth(1) {
        None => compute_and_vote(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
