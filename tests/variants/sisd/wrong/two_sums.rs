// breaks: `sum: N`, the same in both
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: sisd");
        std::process::exit(2);
    }

    let numbers: Vec<u32> = (1..=1_000_000).collect();
    // Too large for 32 bits, so this one is what is left over.
    let mut sum = 0u32;
    for number in &numbers {
        sum = sum.wrapping_add(*number);
    }
    println!("sum: {sum}");
    println!("sum: {}", numbers.iter().map(|&number| u64::from(number)).sum::<u64>());
}
