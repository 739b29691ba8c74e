use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Default)]
struct Gil {
    held: Mutex<bool>,
    free: Condvar,
}

impl Gil {
    fn acquire(&self) {
        let mut held = self.free.wait_while(self.held.lock().unwrap(), |held| *held).unwrap();
        *held = true;
    }

    fn release(&self) {
        *self.held.lock().unwrap() = false;
        self.free.notify_one();
    }
}

fn fibonacci(n: u32) -> u64 {
    if n < 2 { u64::from(n) } else { fibonacci(n - 1) + fibonacci(n - 2) }
}

fn on_threads(threads: usize, work: impl Fn() + Send + Sync + 'static) -> f64 {
    let work = Arc::new(work);
    let start = Instant::now();
    let all: Vec<_> = (0..threads)
        .map(|_| {
            let work = work.clone();
            thread::spawn(move || work())
        })
        .collect();
    for one in all {
        one.join().unwrap();
    }
    start.elapsed().as_secs_f64()
}

fn main() {
    if std::env::args().any(|argument| argument.starts_with('-')) || std::env::args().len() > 1 {
        eprintln!("usage: global_interpreter_lock");
        std::process::exit(2);
    }
    let gil = Arc::new(Gil::default());
    let threads = 5;
    let compute = |gil: Arc<Gil>| {
        move || {
            for _ in 0..5 {
                gil.acquire();
                std::hint::black_box(fibonacci(std::hint::black_box(25)));
                gil.release();
            }
        }
    };
    let wait = |gil: Arc<Gil>| {
        move || {
            gil.acquire();
            gil.release();
            thread::sleep(Duration::from_millis(80));
            gil.acquire();
            gil.release();
        }
    };
    let cpu =
        threads as f64 * on_threads(1, compute(gil.clone())) / on_threads(threads, compute(gil.clone()));
    let io = threads as f64 * on_threads(1, wait(gil.clone())) / on_threads(threads, wait(gil));
    println!("{threads} threads");
    println!("cpu-bound speed-up: {cpu:.2}");
    println!("io-bound speed-up: {io:.2}");
}
