// breaks: at least 3 threads lived at once
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let a = thread::spawn(|| (1..=100).sum::<u64>()).join().unwrap();
    let b = thread::spawn(|| (1..=10u64).product::<u64>()).join().unwrap();
    let c = thread::spawn(|| "garlic".len()).join().unwrap();
    println!("results: {a} {b} {c}");
}
