// breaks: simd also `lanes: L` with L ≥ 4
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<u64> = (1..=1_000_000).collect();
    let (eights, rest) = numbers.as_chunks::<8>();
    let mut lanes = [0; 8];
    for eight in eights {
        for (lane, number) in lanes.iter_mut().zip(eight) {
            *lane += number;
        }
    }
    println!("sum: {} in {} lanes", lanes.iter().chain(rest).sum::<u64>(), lanes.len());
    println!("sum: {}", lanes.iter().sum::<u64>());
}
