// breaks: `results: A B C`, right
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    thread::scope(|scope| {
        let a = scope.spawn(|| (1..=100).sum::<u64>());
        let b = scope.spawn(|| (1..=10u64).product::<u64>());
        let _c = scope.spawn(|| "nobody asks for this one".len());
        println!("results: {} {}", a.join().unwrap(), b.join().unwrap());
    });
}
