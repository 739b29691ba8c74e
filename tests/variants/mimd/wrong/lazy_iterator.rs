// breaks: at least 3 threads lived at once
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let work: [fn() -> u64; 3] = [|| (1..=100).sum(), || (1..=10).product(), || 1 << 20];
    // `map` does nothing before it is asked: each thread is joined before the next is spawned.
    let results: Vec<String> = work
        .into_iter()
        .map(|work| thread::spawn(work))
        .map(|thread| thread.join().unwrap().to_string())
        .collect();
    println!("results: {}", results.join(" "));
}
