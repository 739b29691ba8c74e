use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

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

static SUM: AtomicU64 = AtomicU64::new(0);

fn main() {
    let threads = threads_wanted();
    let data: Arc<Vec<u64>> = Arc::new((0..12_345).map(|n| n * n).collect());
    let handles: Vec<_> = (0..threads)
        .map(|first| {
            let data = Arc::clone(&data);
            thread::spawn(move || {
                for number in data.iter().skip(first).step_by(threads) {
                    SUM.fetch_add(*number, Ordering::Relaxed);
                }
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    println!("sum: {}", SUM.load(Ordering::Relaxed));
}
