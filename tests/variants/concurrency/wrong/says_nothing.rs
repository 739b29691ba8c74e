// breaks: the whole takes about the longest wait, not the sum
use std::thread;
use std::time::Duration;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: concurrency");
        std::process::exit(2);
    }

    thread::scope(|scope| {
        for n in 1..=10 {
            scope.spawn(move || thread::sleep(Duration::from_millis(10 * n)));
        }
    });
    println!("that was about as long as the longest wait");
}
