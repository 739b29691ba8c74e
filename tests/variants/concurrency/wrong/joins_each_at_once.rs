// breaks: Every sheet's program, demonstrations too, ends by itself in every fair schedule
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let start = Instant::now();
    for second in 1..=8 {
        // A thread for each; but the next one is started when this one has ended.
        let waiter = thread::spawn(move || thread::sleep(Duration::from_millis(1000 * second)));
        waiter.join().unwrap();
    }
    println!("many threads: {:?}, the longest wait being 8 s", start.elapsed());
}
