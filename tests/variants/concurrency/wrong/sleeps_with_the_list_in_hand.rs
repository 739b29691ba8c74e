// breaks: the whole takes about the longest wait, not the sum
use parking_lot::Mutex;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let answers = Mutex::new(Vec::new());
    let start = Instant::now();
    thread::scope(|scope| {
        for n in 1..=8u64 {
            let answers = &answers;
            scope.spawn(move || {
                let mut answers = answers.lock();
                thread::sleep(Duration::from_millis(15 * n));
                answers.push(n);
            });
        }
    });
    println!("{} waits on 8 threads: {:?}", answers.into_inner().len(), start.elapsed());
}
