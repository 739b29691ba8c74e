// breaks: simd also `lanes: L` with L ≥ 4
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<u64> = (1..=1_000_000).collect();
    println!("sum: {}", numbers.iter().sum::<u64>());
    println!("lanes: 1");
    println!("sum: {}", numbers.iter().rev().sum::<u64>());
}
