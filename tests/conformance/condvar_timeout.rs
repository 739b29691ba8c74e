//! A condition with a limit, in exact time: run out, and answered in time.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const LONG: Duration = Duration::from_secs(10);
const SHORT: Duration = Duration::from_millis(20);

fn main() {
    let ready = Mutex::new(false);
    let changed = Condvar::new();

    // May wake early for no reason, so the condition is what counts.
    let start = Instant::now();
    let (guard, result) = changed.wait_timeout_while(ready.lock().unwrap(), SHORT, |ready| !*ready).unwrap();
    println!("{guard} {result:?} {} {}", result.timed_out(), start.elapsed() >= SHORT);
    drop(guard);

    let mut guard = ready.lock().unwrap();
    loop {
        let (again, result) = changed.wait_timeout(guard, SHORT).unwrap();
        guard = again;
        if result.timed_out() {
            break;
        }
    }
    println!("{guard}");
    drop(guard);

    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(SHORT);
            *ready.lock().unwrap() = true;
            changed.notify_all();
        });
        let start = Instant::now();
        let (guard, result) = changed.wait_timeout_while(ready.lock().unwrap(), LONG, |ready| !*ready).unwrap();
        println!("{guard} {} {}", result.timed_out(), start.elapsed() < LONG);
    });
    let (guard, result) = changed.wait_timeout_while(ready.lock().unwrap(), Duration::ZERO, |ready| !*ready).unwrap();
    println!("{guard} {}", result.timed_out());
    drop(guard);
    let (guard, result) = changed.wait_timeout_while(ready.lock().unwrap(), Duration::ZERO, |ready| *ready).unwrap();
    println!("{guard} {}", result.timed_out());
}
