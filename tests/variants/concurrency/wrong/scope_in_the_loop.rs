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
        // A scope ends when its threads have ended.
        thread::scope(|scope| {
            scope.spawn(|| thread::sleep(Duration::from_millis(10 * n)));
        });
    }
    println!("ten threads: {:?}", start.elapsed());
}
