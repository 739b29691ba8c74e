//! A global interpreter lock: one lock for the whole interpreter, as in CPython. A thread holds it while it
//! computes and lets go of it while it waits, so threads take turns computing but wait side by side.
//!
//! Watch: four threads instead of one gain nothing where there is computing to do, and everything where there
//! is waiting to do. Rust has no such lock; the third figure is what the processors could have done.
//!
//! Run: `cargo run --release --example global_interpreter_lock`
//! Book: `docs/src/threads/global_interpreter_lock.md`
//! Crates: `cargo add parking_lot@0.13`.

use parking_lot::{Mutex, MutexGuard};
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};
use std::{env, io, process, thread};

const USAGE: &str = "usage: global_interpreter_lock (it takes no arguments)";
const THREADS: usize = 4;
const PASSES: usize = 5;

/// Prints a line. If nobody reads any more (`| head -1`), that is the end.
macro_rules! say {
    ($($line:tt)*) => {
        if writeln!(io::stdout(), $($line)*).is_err() {
            process::exit(0);
        }
    };
}

/// The lock guards no data of ours: who holds it may run.
type Interpreter = Mutex<()>;

fn instructions() {
    let mut done = 0;
    while done < 3_000_000 {
        done = black_box(done + 1);
    }
}

fn compute(interpreter: &Interpreter) {
    let mut running = interpreter.lock();
    for _ in 0..4 {
        instructions();
        MutexGuard::bump(&mut running); // Every few milliseconds another may run.
    }
}

fn wait(interpreter: &Interpreter) {
    let mut running = interpreter.lock();
    for _ in 0..5 {
        MutexGuard::unlocked(&mut running, || thread::sleep(Duration::from_millis(5)));
    }
}

fn compute_without_the_lock(_: &Interpreter) {
    for _ in 0..4 {
        instructions();
    }
}

/// How many times as fast four jobs are on a thread each as on one thread: the median of some passes, after
/// one to warm up.
fn speed_up(job: fn(&Interpreter)) -> f64 {
    let interpreter = Interpreter::new(());
    let ratio = || {
        let start = Instant::now();
        for _ in 0..THREADS {
            job(&interpreter);
        }
        let one_thread = start.elapsed();
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| job(&interpreter));
            }
        });
        let threads = start.elapsed() - one_thread;
        one_thread.as_secs_f64() / threads.as_secs_f64()
    };
    ratio();
    let mut ratios: [f64; PASSES] = std::array::from_fn(|_| ratio());
    ratios.sort_by(f64::total_cmp);
    ratios[PASSES / 2]
}

fn compare() {
    if cfg!(debug_assertions) {
        say!("(built without --release: better see for yourself with it)");
    }
    say!("{THREADS} threads instead of one, and one lock among them:");
    let figures = [
        ("cpu-bound speed-up", speed_up(compute)),
        ("io-bound speed-up", speed_up(wait)),
        ("cpu-bound without the lock", speed_up(compute_without_the_lock)),
    ];
    for (what, times) in figures {
        say!("{what}: {times:.2}");
    }
    say!("");
    for (what, times) in figures {
        say!("{what:<28} {}", "#".repeat((times * 10.0).round() as usize));
    }
}

fn main() {
    match env::args_os().nth(1) {
        None => compare(),
        Some(argument) if argument == "--help" => say!("{USAGE}"),
        Some(_) => {
            eprintln!("{USAGE}");
            process::exit(2);
        }
    }
}
