use std::process::exit;

const LANES: usize = 16;

fn in_lanes(numbers: &[u32]) -> u64 {
    let mut lanes = [0u64; LANES];
    let chunks = numbers.chunks_exact(LANES);
    let rest: u64 = chunks.remainder().iter().map(|&number| u64::from(number)).sum();
    for chunk in chunks {
        for lane in 0..LANES {
            lanes[lane] += u64::from(chunk[lane]);
        }
    }
    lanes.iter().sum::<u64>() + rest
}

fn main() {
    if std::env::args().count() != 1 {
        eprintln!("usage: simd");
        exit(2);
    }
    let numbers: Vec<u32> = (0..1_000_003).map(|n| n % 1009).collect();
    let mut sum = 0u64;
    for &number in &numbers {
        sum += u64::from(number);
    }
    println!("one at a time");
    println!("sum: {sum}");
    println!("lanes: {LANES}");
    println!("sum: {}", in_lanes(&numbers));
}
