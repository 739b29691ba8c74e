use crossbeam_channel::{after, select};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let start = Instant::now();
    let (mut a, mut b, mut c) = (
        after(Duration::from_millis(30)),
        after(Duration::from_millis(60)),
        after(Duration::from_millis(90)),
    );
    for _ in 0..3 {
        select! {
            recv(a) -> _ => a = crossbeam_channel::never(),
            recv(b) -> _ => b = crossbeam_channel::never(),
            recv(c) -> _ => c = crossbeam_channel::never(),
        }
    }
    println!("one thread: {} ms; the longest wait is 90 ms", start.elapsed().as_millis());

    let start = Instant::now();
    let threads: Vec<_> = [30, 60, 90]
        .map(|wait| thread::spawn(move || after(Duration::from_millis(wait)).recv().unwrap()))
        .into_iter()
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("three threads: {} ms; the longest wait is 90 ms", start.elapsed().as_millis());
}
