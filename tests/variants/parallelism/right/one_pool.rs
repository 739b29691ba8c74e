use crossbeam_channel::unbounded;
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

// The threads are started once; in each row so many of them get work.
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: parallelism");
        std::process::exit(2);
    }

    let most = thread::available_parallelism().map_or(1, usize::from).clamp(2, 6);
    let (done, results) = unbounded();
    let pool: Vec<_> = (0..most)
        .map(|_| {
            let (work, pieces) = unbounded::<u64>();
            let done = done.clone();
            (work, thread::spawn(move || pieces.iter().for_each(|rounds| done.send(burn(rounds)).unwrap())))
        })
        .collect();
    println!("T | ms | x | %");
    let mut alone = 0.0;
    for threads in 1..=most {
        let start = Instant::now();
        for (work, _) in &pool[..threads] {
            work.send(10_000_000 / threads as u64).unwrap();
        }
        for _ in 0..threads {
            results.recv().unwrap();
        }
        let time = start.elapsed().as_secs_f64() * 1e3;
        if threads == 1 {
            alone = time;
        }
        let speed_up = alone / time;
        println!("{threads} | {time:.1} | {speed_up:.2}x | {:.0}%", 100.0 * speed_up / threads as f64);
    }
    for (work, thread) in pool {
        drop(work);
        thread.join().unwrap();
    }
}
