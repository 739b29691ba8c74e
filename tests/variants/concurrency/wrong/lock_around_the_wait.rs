// breaks: Every sheet's program, demonstrations too, ends by itself in every fair schedule
use parking_lot::Mutex;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let answers = Mutex::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..30 {
            scope.spawn(|| {
                let mut answers = answers.lock();
                thread::sleep(Duration::from_secs(1));
                *answers += 1;
            });
        }
    });
    println!("30 waits of one second on 30 threads took {:?}", start.elapsed());
}
