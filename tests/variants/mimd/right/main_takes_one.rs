use std::sync::mpsc;
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let (text, texts) = mpsc::channel();
    thread::scope(|scope| {
        let words =
            scope.spawn(move || texts.iter().map(|text: &str| text.split(' ').count()).sum::<usize>());
        let squares = scope.spawn(|| (1..=1000u64).map(|n| n * n).sum::<u64>());
        // Main's own work, on data of its own.
        let mut fibonacci = (0u64, 1u64);
        for _ in 0..50 {
            fibonacci = (fibonacci.1, fibonacci.0 + fibonacci.1);
        }
        text.send("a red pepper").unwrap();
        text.send("two cloves of garlic").unwrap();
        drop(text);
        println!("results: {} {} {}", words.join().unwrap(), squares.join().unwrap(), fibonacci.0);
    });
}
