use std::hint::black_box;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: sisd");
        std::process::exit(2);
    }

    // Squares, so that not everybody has the same sum.
    let numbers: Vec<u64> = (0..1_000_000u64).map(|n| n * n % 1000).collect();
    let mut at = 0;
    let mut sum = 0;
    while at < numbers.len() {
        sum += black_box(numbers[at]);
        at += 1;
    }
    println!("sum: {sum}");
}
