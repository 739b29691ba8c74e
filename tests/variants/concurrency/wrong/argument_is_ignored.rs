// breaks: Bad arguments to any of them: a usage line on standard error and exit status 2
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    thread::scope(|scope| {
        for n in 1..=10 {
            scope.spawn(move || thread::sleep(Duration::from_millis(10 * n)));
        }
    });
    println!("ten threads: {:?}", start.elapsed());
    let start = Instant::now();
    for n in 1..=10 {
        thread::sleep(Duration::from_millis(10 * n));
    }
    println!("one thread: {:?}", start.elapsed());
}
