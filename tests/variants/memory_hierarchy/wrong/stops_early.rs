// breaks: the same reads in order and at random, from 4 KiB to 256 MiB
use rand::RngExt;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    let mut kib = 4;
    while kib <= 1024 {
        let numbers = vec![1u64; kib * 128];
        let start = Instant::now();
        for number in &numbers {
            black_box(number);
        }
        let in_order = start.elapsed().as_nanos() as f64 / numbers.len() as f64;
        let start = Instant::now();
        for _ in 0..numbers.len() {
            black_box(numbers[rand::rng().random_range(0..numbers.len())]);
        }
        let at_random = start.elapsed().as_nanos() as f64 / numbers.len() as f64;
        println!("{kib} KiB: {in_order:.1} ns {at_random:.1} ns");
        kib *= 4;
    }
}
