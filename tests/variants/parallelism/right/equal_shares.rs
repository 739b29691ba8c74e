use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

fn burn(rounds: u64) -> u64 {
    let mut x = black_box(88_172_645_463_325_252u64);
    for _ in 0..rounds {
        x ^= x << 7;
        x ^= x >> 9;
    }
    black_box(x)
}

fn time(threads: u64, rounds: u64) -> Duration {
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(move || burn(rounds / threads));
        }
    });
    start.elapsed()
}

fn median(threads: u64, rounds: u64) -> Duration {
    time(threads, rounds);
    let mut times: Vec<Duration> = (0..3).map(|_| time(threads, rounds)).collect();
    times.sort();
    times[1]
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: parallelism");
        std::process::exit(2);
    }

    let most = thread::available_parallelism().map_or(2, |n| n.get() as u64).clamp(2, 8);
    let rounds = 10_000_000;
    let one = median(1, rounds).as_secs_f64();
    println!("threads  time  speed-up  efficiency");
    for threads in 1..=most {
        let seconds = median(threads, rounds).as_secs_f64();
        let speed_up = one / seconds;
        let efficiency = speed_up / threads as f64;
        println!("{threads} {:.1} ms {speed_up:.2} {:.0} %", seconds * 1000.0, efficiency * 100.0);
    }
}
