use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let waits: Vec<Duration> = [30, 10, 50, 20, 40, 60, 15, 25].map(Duration::from_millis).to_vec();

    let start = Instant::now();
    for wait in &waits {
        thread::sleep(*wait);
    }
    println!("one after another: {:?}", start.elapsed());

    let start = Instant::now();
    let (done, all) = mpsc::channel();
    for wait in waits.clone() {
        let done = done.clone();
        thread::spawn(move || {
            thread::sleep(wait);
            done.send(()).unwrap();
        });
    }
    drop(done);
    println!("{} threads: {:?}", all.iter().count(), start.elapsed());

    // One thread, all waits under way: sleep until the next of them is over.
    let start = Instant::now();
    let mut deadlines: Vec<Instant> = waits.iter().map(|wait| start + *wait).collect();
    deadlines.sort();
    for deadline in deadlines {
        thread::sleep(deadline.saturating_duration_since(Instant::now()));
    }
    println!("one thread, all at once: {:?}", start.elapsed());
}
