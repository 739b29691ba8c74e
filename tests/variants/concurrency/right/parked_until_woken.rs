use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

fn wait_on_many(waits: &[u64]) -> Duration {
    let start = Instant::now();
    let left = Mutex::new(waits.len());
    let nobody = Condvar::new();
    thread::scope(|scope| {
        for &wait in waits {
            let (left, nobody) = (&left, &nobody);
            scope.spawn(move || {
                let over = Instant::now() + Duration::from_millis(wait);
                while Instant::now() < over {
                    thread::park_timeout(over.saturating_duration_since(Instant::now()));
                }
                *left.lock().unwrap() -= 1;
                nobody.notify_one();
            });
        }
        drop(nobody.wait_while(left.lock().unwrap(), |left| *left > 0).unwrap());
    });
    start.elapsed()
}

fn wait_on_one(waits: &[u64]) -> Duration {
    let start = Instant::now();
    let mut queue: BinaryHeap<_> = waits.iter().map(|&wait| Reverse(Duration::from_millis(wait))).collect();
    while let Some(Reverse(next)) = queue.pop() {
        thread::park_timeout(next.saturating_sub(start.elapsed()));
    }
    start.elapsed()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let waits: Vec<u64> = (1..=12).map(|n| n * 10).collect();
    println!(
        "waits of {} ms in all, the longest {} ms",
        waits.iter().sum::<u64>(),
        waits.iter().max().unwrap()
    );
    println!("on one thread {:?}", wait_on_one(&waits));
    println!("on {} threads {:?}", waits.len(), wait_on_many(&waits));
}
