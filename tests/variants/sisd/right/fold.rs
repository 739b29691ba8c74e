use std::env;

const USAGE: &str = "Usage: sisd";

fn main() -> Result<(), String> {
    if env::args().nth(1).is_some() {
        eprintln!("{USAGE}");
        std::process::exit(2);
    }
    let numbers = (1..=1_000_000u64).map(|n| n ^ (n >> 3)).collect::<Box<[u64]>>();
    let sum = numbers.iter().fold(0u64, |sum, number| sum.checked_add(*number).unwrap_or(u64::MAX));
    println!("one million numbers, one million additions");
    println!("sum: {sum}");
    Ok(())
}
