//! A context switch: a processor puts one thread away and goes on with another. Between two processes it
//! changes the view of memory as well.
//!
//! Watch: a token goes back and forth through two pipes, first between two threads, then between two
//! processes. Who waits for it is blocked, so each pass makes the system put one side away and wake the other.
//! Between processes this costs hardly more by itself; what comes dear, finding the caches full of somebody
//! else's data, a token does not show. Times mean something only with `--release`.
//!
//! Run: `cargo run --release --example context_switch`
//! Book: `docs/src/threads/context_switch.md`
//! Crates: on Linux `cargo add nix@0.31 --features sched`.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, io, process, thread};

const USAGE: &str = "usage: context_switch (it takes no arguments)";
const ROUND_TRIPS: u32 = 200;
const PASSES: usize = 21;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// Sends each token back, until there are no more.
fn echo(mut tokens: impl Read, mut back: impl Write) -> io::Result<()> {
    let mut token = [0];
    while tokens.read(&mut token)? > 0 {
        back.write_all(&token)?;
        back.flush()?;
    }
    Ok(())
}

/// Nanoseconds a switch: the median of some passes, after one to warm up.
fn time_a_switch(mut there: impl Write, mut back: impl Read) -> io::Result<f64> {
    let mut times = Vec::new();
    for _ in 0..=PASSES {
        let start = Instant::now();
        for _ in 0..ROUND_TRIPS {
            there.write_all(b"t")?;
            back.read_exact(&mut [0])?;
        }
        times.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(2 * ROUND_TRIPS));
    }
    times.remove(0);
    times.sort_by(f64::total_cmp);
    Ok(times[PASSES / 2])
}

fn between_threads() -> io::Result<f64> {
    let (tokens, there) = io::pipe()?;
    let (back, returned) = io::pipe()?;
    let other = thread::spawn(|| echo(tokens, returned));
    let time = time_a_switch(there, back)?;
    other.join().expect("the thread does not panic")?;
    Ok(time)
}

fn between_processes() -> io::Result<f64> {
    let mut command = Command::new(env::current_exe()?);
    let mut child = command.arg("--child").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let there = child.stdin.take().expect("standard input is a pipe");
    let back = child.stdout.take().expect("standard output is a pipe");
    let time = time_a_switch(there, back)?;
    child.wait()?;
    Ok(time)
}
/// With both sides on one processor each pass of the token is a switch. Otherwise the other side is woken on
/// another processor, and how long that takes is another question.
#[cfg(target_os = "linux")]
fn stay_on_one_processor() -> bool {
    use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
    let this = nix::unistd::Pid::this();
    let Ok(allowed) = sched_getaffinity(this) else { return false };
    let first = (0..CpuSet::count()).find(|&processor| allowed.is_set(processor) == Ok(true));
    let mut only = CpuSet::new();
    first.is_some_and(|first| only.set(first).is_ok() && sched_setaffinity(this, &only).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn stay_on_one_processor() -> bool {
    false
}

fn pass_the_token() -> io::Result<()> {
    if cfg!(debug_assertions) {
        say!("(built without --release: the times below say little)");
    }
    if !stay_on_one_processor() {
        say!("(this system does not keep both sides on one processor: the times include waking another)");
    }
    for (between, time) in [("two threads", between_threads()?), ("two processes", between_processes()?)] {
        say!(
            "{between:<14} {time:>7.0} ns a switch  {}",
            "#".repeat((time / 100.0).ceil().min(60.0) as usize)
        );
    }
    say!("switches: {}", 2 * 2 * ROUND_TRIPS * (PASSES as u32 + 1));
    Ok(())
}

fn main() {
    let outcome = match env::args_os().nth(1) {
        None => pass_the_token(),
        Some(role) if role == "--child" => echo(io::stdin().lock(), io::stdout().lock()),
        Some(argument) if argument == "--help" => return say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    };
    if let Err(error) = outcome {
        eprintln!("context_switch: the token was lost: {error}");
        process::exit(1);
    }
}
