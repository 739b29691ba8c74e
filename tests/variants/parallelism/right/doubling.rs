use std::hint::black_box;
use std::thread;
use std::time::Instant;

fn burn(rounds: u64) -> u64 {
    let mut x = black_box(88_172_645_463_325_252u64);
    for _ in 0..rounds {
        x ^= x << 7;
        x ^= x >> 9;
    }
    black_box(x)
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: parallelism");
        std::process::exit(2);
    }

    const ROUNDS: u64 = 8_000_000;
    let mut one = None;
    for threads in [1, 2, 4, 8] {
        let mut best = f64::MAX;
        for _ in 0..3 {
            let start = Instant::now();
            let handles: Vec<_> =
                (0..threads).map(|_| thread::spawn(move || burn(ROUNDS / threads))).collect();
            for handle in handles {
                handle.join().unwrap();
            }
            best = best.min(start.elapsed().as_secs_f64());
        }
        let speed_up = *one.get_or_insert(best) / best;
        println!(
            "threads: {threads} | time: {:.4} s | speed-up: {speed_up:.3} | efficiency: {:.3}",
            best,
            speed_up / threads as f64
        );
    }
}
