use crossbeam_channel::{Receiver, Sender, bounded};
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

/// Who has the token may run.
#[derive(Clone)]
struct Interpreter(Sender<()>, Receiver<()>);

impl Interpreter {
    fn run<T>(&self, code: impl FnOnce() -> T) -> T {
        self.1.recv().unwrap();
        let result = code();
        self.0.send(()).unwrap();
        result
    }
}

fn compute(interpreter: &Interpreter) {
    for _ in 0..20 {
        interpreter.run(|| (0..400_000u32).fold(1u32, |x, n| black_box(x.rotate_left(n % 7) ^ n)));
    }
}

fn download(interpreter: &Interpreter) {
    for _ in 0..4 {
        interpreter.run(|| ());
        thread::sleep(Duration::from_millis(15));
    }
}

fn time(threads: usize, interpreter: &Interpreter, job: fn(&Interpreter)) -> Duration {
    let start = Instant::now();
    let handles: Vec<_> = (0..threads)
        .map(|_| {
            let interpreter = interpreter.clone();
            thread::spawn(move || (0..6 / threads).for_each(|_| job(&interpreter)))
        })
        .collect();
    handles.into_iter().for_each(|handle| handle.join().unwrap());
    start.elapsed()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: global_interpreter_lock");
        std::process::exit(2);
    }

    let (put, take) = bounded(1);
    put.send(()).unwrap();
    let interpreter = Interpreter(put, take);
    for (name, job) in [("cpu", compute as fn(&Interpreter)), ("io", download)] {
        let mut ratios: Vec<f64> = (0..3)
            .map(|_| time(1, &interpreter, job).as_secs_f64() / time(3, &interpreter, job).as_secs_f64())
            .collect();
        ratios.sort_by(f64::total_cmp);
        println!("{name}-bound speed-up: {:.1}", ratios[1]);
    }
}
