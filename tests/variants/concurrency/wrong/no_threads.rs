// breaks: many waits on one thread and on many
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    let start = Instant::now();
    let waits = [30u64, 10, 50, 20];
    for wait in waits {
        thread::sleep(Duration::from_millis(wait));
    }
    println!("one after another: {} ms", start.elapsed().as_millis());
    println!("all at once it would be {} ms", waits.iter().max().unwrap());
}
