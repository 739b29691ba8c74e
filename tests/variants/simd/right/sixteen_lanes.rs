const LANES: usize = 16;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<u64> = (1..=1_000_000).collect();

    let mut scalar = 0;
    for number in &numbers {
        scalar += number;
    }
    println!("sum: {scalar}");

    let mut lanes = [0u64; LANES];
    let chunks = numbers.chunks_exact(LANES);
    let rest: u64 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for lane in 0..LANES {
            lanes[lane] += chunk[lane];
        }
    }
    println!("lanes: {LANES}");
    println!("sum: {}", lanes.iter().sum::<u64>() + rest);
}
