use std::hint::black_box;
use std::time::Instant;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: memory_hierarchy");
        std::process::exit(2);
    }

    println!("bytes; ns in order; ns at random");
    for exponent in (12..=28).step_by(2) {
        let size = 1usize << exponent;
        let data: Vec<u32> = (0..size as u32 / 4).collect();
        let mask = data.len() - 1;
        let reads = 100_000;
        let mut sum = 0u64;

        let start = Instant::now();
        let mut at = 0;
        for _ in 0..reads {
            at = (at + 16) & mask;
            sum += u64::from(data[at]);
        }
        let in_order = start.elapsed().as_nanos() as f64 / f64::from(reads);

        let start = Instant::now();
        let mut random = 12345usize;
        for _ in 0..reads {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            sum += u64::from(data[(random >> 33) & mask]);
        }
        let at_random = start.elapsed().as_nanos() as f64 / f64::from(reads);
        black_box(sum);
        println!("{size};{in_order:.3};{at_random:.3} {}", "=".repeat((at_random * 4.0) as usize % 70));
    }
}
