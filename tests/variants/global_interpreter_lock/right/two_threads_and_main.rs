use parking_lot::{FairMutex, FairMutexGuard};
use std::hint::black_box;
use std::time::{Duration, Instant};

static GIL: FairMutex<u64> = FairMutex::new(0);

fn cpu() {
    let mut gil = GIL.lock();
    for _ in 0..8 {
        for _ in 0..500_000 {
            *gil = black_box(*gil + 1);
        }
        FairMutexGuard::bump(&mut gil);
    }
}

fn io() {
    let mut gil = GIL.lock();
    *gil += 1;
    FairMutexGuard::unlocked(&mut gil, || std::thread::sleep(Duration::from_millis(60)));
    *gil += 1;
}

fn compare(job: fn()) -> f64 {
    let start = Instant::now();
    job();
    job();
    let one = start.elapsed();
    let start = Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(job);
        job();
    });
    one.as_secs_f64() / start.elapsed().as_secs_f64()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: global_interpreter_lock");
        std::process::exit(2);
    }

    compare(cpu);
    println!("cpu-bound speed-up: {:.3}x on 2 threads", compare(cpu));
    println!("io-bound speed-up: {:.3}x on 2 threads", compare(io));
    println!("the lock's count: {}", *GIL.lock());
}
