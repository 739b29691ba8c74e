//! `parking_lot`'s conditions: who is woken and how many, limits, loops, in exact time.

use std::collections::VecDeque;
use std::panic;
use std::thread;
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex, MutexGuard};

const UNIT: Duration = Duration::from_millis(50);

fn main() {
    let (queue, filled) = (Mutex::new(VecDeque::new()), Condvar::new());
    println!("{} {} {filled:?}", filled.notify_one(), filled.notify_all());
    thread::scope(|s| {
        let consumer = s.spawn(|| {
            let mut found = Vec::new();
            let mut queue = queue.lock();
            while found.len() < 3 {
                while queue.is_empty() {
                    filled.wait(&mut queue);
                }
                found.extend(queue.drain(..));
            }
            found
        });
        for number in 0..3 {
            queue.lock().push_back(number);
            filled.notify_one();
        }
        println!("{:?}", consumer.join().unwrap());
    });

    // How many are woken.
    let (gate, open) = (Mutex::new(false), Condvar::new());
    thread::scope(|s| {
        let threads: Vec<_> = (0..3)
            .map(|_| {
                s.spawn(|| {
                    let mut gate = gate.lock();
                    open.wait(&mut gate);
                    *gate
                })
            })
            .collect();
        thread::sleep(UNIT);
        let mut guard = gate.lock();
        *guard = true;
        println!("{}", open.notify_one());
        println!("{}", open.notify_all());
        println!("{}", open.notify_one());
        drop(guard);
        println!("{}", threads.into_iter().all(|thread| thread.join().unwrap()));
    });

    // Limits.
    let mut guard = gate.lock();
    let start = Instant::now();
    println!("{:?}", open.wait_for(&mut guard, UNIT));
    println!("{} {}", open.wait_until(&mut guard, start).timed_out(), start.elapsed() >= UNIT);
    println!("{}", open.wait_while_for(&mut guard, |open| *open, UNIT).timed_out());
    println!("{}", open.wait_while_for(&mut guard, |open| !*open, UNIT).timed_out());
    println!("{}", open.wait_while_until(&mut guard, |open| std::mem::take(open), start).timed_out());
    println!("{guard}");
    thread::scope(|s| {
        s.spawn(|| {
            thread::sleep(UNIT);
            *gate.lock() = true;
            open.notify_all();
        });
        let start = Instant::now();
        let result = open.wait_while_for(&mut guard, |open| !*open, UNIT * 40);
        println!("{} {} {guard}", result.timed_out(), start.elapsed() < UNIT * 20);
        open.wait_while(&mut guard, |open| !*open);
    });
    drop(guard);

    // One condition goes with one mutex at a time.
    panic::set_hook(Box::new(|info| println!("{}", info.payload_as_str().unwrap_or("?"))));
    let other = Mutex::new(());
    thread::scope(|s| {
        let waiting = s.spawn(|| open.wait(&mut other.lock()));
        thread::sleep(UNIT);
        let mut guard: MutexGuard<'_, bool> = gate.lock();
        let wrong = panic::catch_unwind(panic::AssertUnwindSafe(|| open.wait_for(&mut guard, UNIT)));
        println!("{} {guard}", wrong.is_err());
        open.notify_all();
        waiting.join().unwrap();
    });
    println!("{:?}", Condvar::default());
}
