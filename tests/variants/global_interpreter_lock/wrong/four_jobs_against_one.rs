// breaks: `cpu-bound speed-up: X` near 1
use std::hint::black_box;
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

const THREADS: u32 = 4;

static GIL: Mutex<()> = Mutex::new(());

fn hold() -> MutexGuard<'static, ()> {
    GIL.lock().unwrap()
}

fn compute() {
    for _ in 0..10 {
        let _held = hold();
        let mut n = 0;
        while n < 1_000_000 {
            n = black_box(n + 1);
        }
    }
}

fn wait() {
    let held = hold();
    drop(held);
    thread::sleep(Duration::from_millis(50));
    let _held = hold();
}

fn speed_up(job: fn()) -> f64 {
    let mut ratios: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..THREADS {
                job();
            }
            let one_after_another = start.elapsed();
            let start = Instant::now();
            thread::scope(|scope| {
                // As many threads as there are processors; but the work of one only.
                scope.spawn(job);
            });
            one_after_another.as_secs_f64() / start.elapsed().as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios[2]
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: global_interpreter_lock");
        std::process::exit(2);
    }

    println!("cpu-bound speed-up: {:.2}", speed_up(compute));
    println!("io-bound speed-up: {:.2}", speed_up(wait));
}
