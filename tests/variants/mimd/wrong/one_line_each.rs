// breaks: `results: A B C`, right
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    thread::scope(|scope| {
        scope.spawn(|| println!("results: {}", (1..=100).sum::<u64>()));
        scope.spawn(|| println!("results: {}", (1..=10u64).product::<u64>()));
        scope.spawn(|| println!("results: {}", "garlic".len()));
    });
}
