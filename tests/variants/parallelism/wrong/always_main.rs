// breaks: CPU-bound work on 1 to T threads
use std::hint::black_box;
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

    let mut alone = 0.0;
    for threads in 1..=4u64 {
        let start = Instant::now();
        // Each share after the other.
        for _ in 0..threads {
            burn(20_000_000 / threads);
        }
        let seconds = start.elapsed().as_secs_f64();
        if threads == 1 {
            alone = seconds;
        }
        let speed_up = alone / seconds;
        println!("{threads} {:.0} ms {speed_up:.2} {:.2}", seconds * 1e3, speed_up / threads as f64);
    }
}
