use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn is_prime(n: usize) -> bool {
    n > 1 && (2..).take_while(|d| d * d <= n).all(|d| n % d != 0)
}

fn count(threads: usize) -> (usize, Duration) {
    let next = AtomicUsize::new(0);
    let found = AtomicUsize::new(0);
    let work = || {
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= 60_000 {
                break;
            }
            found.fetch_add(usize::from(is_prime(n)), Ordering::Relaxed);
        }
    };
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    (found.into_inner(), start.elapsed())
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: parallelism");
        std::process::exit(2);
    }

    count(1);
    let (primes, alone) = count(1);
    println!("there are {primes} primes below 60000");
    for threads in 1..=3 {
        let (again, time) = count(threads);
        assert_eq!(again, primes);
        let speed_up = if threads == 1 { 1.0 } else { alone.as_secs_f64() / time.as_secs_f64() };
        println!("{threads}. {time:?}, {speed_up:.2} times as fast, {:.2} each", speed_up / threads as f64);
    }
}
