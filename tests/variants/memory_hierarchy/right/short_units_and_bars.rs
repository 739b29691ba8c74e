use rand::RngExt;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn measure(data: &[u8], places: &[usize]) -> Duration {
    let mut times: Vec<Duration> = (0..3)
        .map(|_| {
            let start = Instant::now();
            let sum: u32 = places.iter().map(|&place| u32::from(data[place])).sum();
            black_box(sum);
            start.elapsed()
        })
        .collect();
    times.sort();
    times[1] / places.len() as u32
}

fn name(size: usize) -> String {
    if size >> 20 > 0 { format!("{}M", size >> 20) } else { format!("{}K", size >> 10) }
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    const LARGEST: usize = 256 << 20;
    let data = vec![1u8; LARGEST];
    let mut size = 4 << 10;
    while size <= LARGEST {
        let mut random = rand::rng();
        let in_order: Vec<usize> = (0..20_000).map(|n| n * 64 % size).collect();
        let at_random: Vec<usize> = (0..20_000).map(|_| random.random_range(0..size)).collect();
        let (a, b) = (measure(&data[..size], &in_order), measure(&data[..size], &at_random));
        println!("| {:>5} | {:?} | {:?} | {}", name(size), a, b, "#".repeat(b.as_nanos() as usize / 2));
        size *= 4;
    }
}
