// breaks: `sum: N`, the same in both
const LANES: usize = 7;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<u64> = (1..=1_000_000).collect();
    println!("sum: {}", numbers.iter().sum::<u64>());

    let mut lanes = [0u64; LANES];
    for chunk in numbers.chunks_exact(LANES) {
        for (lane, number) in lanes.iter_mut().zip(chunk) {
            *lane += number;
        }
    }
    println!("lanes: {LANES}");
    println!("sum: {}", lanes.iter().sum::<u64>());
}
