// breaks: the whole takes about the longest wait, not the sum
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let start = Instant::now();
    for n in 1..=10 {
        thread::spawn(move || thread::sleep(Duration::from_millis(10 * n))).join().unwrap();
    }
    println!("ten threads: {:?}, the longest wait being 100 ms", start.elapsed());
    let start = Instant::now();
    thread::sleep(Duration::from_millis(100));
    println!("one thread: {:?}", start.elapsed());
}
