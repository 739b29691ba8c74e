// breaks: `sum: N`, as by one thread, for any `--threads T`
use std::thread;

const SLICE: u64 = 250_000;

fn threads_wanted() -> usize {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let threads = match arguments.iter().map(|a| a.as_str()).collect::<Vec<_>>()[..] {
        [] => Some(4),
        ["--threads", number] => number.parse().ok().filter(|&threads| threads > 0),
        _ => None,
    };
    threads.unwrap_or_else(|| {
        eprintln!("usage: spmd [--threads T]");
        std::process::exit(2);
    })
}

fn main() {
    let threads = threads_wanted() as u64;
    let handles: Vec<_> = (0..threads)
        .map(|me| thread::spawn(move || (me * SLICE + 1..=(me + 1) * SLICE).sum::<u64>()))
        .collect();
    let sum: u64 = handles.into_iter().map(|handle| handle.join().unwrap()).sum();
    println!("sum: {sum}");
}
