// breaks: a row a thread count: time, speed-up, efficiency
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

    let threads = 4;
    let start = Instant::now();
    burn(20_000_000);
    let alone = start.elapsed();
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(move || burn(20_000_000 / threads));
        }
    });
    println!("one thread: {alone:?}");
    println!(
        "{threads} threads: {:?}, {:.2} times as fast",
        start.elapsed(),
        alone.as_secs_f64() / start.elapsed().as_secs_f64()
    );
}
