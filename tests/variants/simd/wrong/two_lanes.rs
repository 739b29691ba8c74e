// breaks: simd also `lanes: L` with L ≥ 4
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<u64> = (1..=1_000_000).collect();
    let (mut even, mut odd) = (0, 0);
    for pair in numbers.chunks(2) {
        even += pair[0];
        odd += pair[1];
    }
    println!("lanes: 2");
    println!("sum: {}", even + odd);
}
