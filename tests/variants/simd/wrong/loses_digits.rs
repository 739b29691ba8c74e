// breaks: `sum: N`, the same in both
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<f32> = (1..=1_000_000).map(|n| n as f32).collect();
    let mut sum = 0.0;
    for number in &numbers {
        sum += number;
    }
    println!("sum: {sum}");

    // The same numbers; but 24 bits do not hold such a sum, and here it is rounded elsewhere.
    let (chunks, _) = numbers.as_chunks::<8>();
    let mut lanes = [0.0f32; 8];
    for chunk in chunks {
        for lane in 0..8 {
            lanes[lane] += chunk[lane];
        }
    }
    println!("lanes: 8");
    println!("sum: {}", lanes.iter().sum::<f32>());
}
