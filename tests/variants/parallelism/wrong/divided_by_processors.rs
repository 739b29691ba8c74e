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

    let processors = thread::available_parallelism().map_or(1, |n| n.get() as u64) + 1;
    let mut alone = 0.0;
    for threads in 1..=4u64 {
        let start = Instant::now();
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(move || burn(20_000_000 / threads));
            }
        });
        let seconds = start.elapsed().as_secs_f64();
        if threads == 1 {
            alone = seconds;
        }
        let speed_up = alone / seconds;
        println!("{threads} {:.0} us {speed_up:.2} {:.2}", seconds * 1e6, speed_up / processors as f64);
    }
}
