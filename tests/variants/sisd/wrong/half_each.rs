// breaks: one pass over a million numbers, one at a time
use std::hint::black_box;
const N: u64 = 1_000_000;
fn main() {
    no_arguments();
    let numbers: Vec<u64> = (1..=N).collect();
    let (a, b) = numbers.split_at(numbers.len() / 2);
    let add = |half: &[u64]| half.iter().map(|n| black_box(*n)).sum::<u64>();
    let sum = std::thread::scope(|s| {
        let other = s.spawn(|| add(b));
        add(a) + other.join().unwrap()
    });
    println!("sum: {sum}");
}

fn no_arguments() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: sisd");
        std::process::exit(2);
    }
}
