// breaks: one function, a slice of the data to each thread, combined
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
const N: u64 = 1_000_000;
static SUM: AtomicU64 = AtomicU64::new(0);
fn kernel(rank: usize, threads: usize, data: &[u64]) {
    let from = data.len() * rank / threads;
    let to = data.len() * (rank + 1) / threads;
    let mine: u64 = data[from..to].iter().sum();
    SUM.fetch_add(mine, Ordering::Relaxed);
}
fn threads() -> Option<usize> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Some(4),
        ["--threads", t] => t.parse().ok().filter(|t| (1..=1024).contains(t)),
        _ => None,
    }
}
fn main() {
    let Some(threads) = threads() else {
        eprintln!("usage: spmd [--threads T]");
        std::process::exit(2)
    };
    let data: Vec<u64> = (1..=N).collect();
    thread::scope(|s| {
        let threads = threads.min(8);
        for rank in 0..threads {
            let data = &data;
            s.spawn(move || kernel(rank, threads, data));
        }
    });
    println!("sum: {}", SUM.load(Ordering::Relaxed));
}
