// breaks: no thread but one that the sheet names panics
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let words: Vec<&str> = Vec::new();
    let a = thread::spawn(|| (1..=100).sum::<usize>());
    let b = thread::spawn(move || words[0].len());
    let c = thread::spawn(|| 6 * 7);
    println!("results: {} {} {}", a.join().unwrap(), b.join().unwrap_or(0), c.join().unwrap());
}
