// breaks: `sum: N`, the same in both
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: sisd");
        std::process::exit(2);
    }

    let numbers: Vec<u64> = (1..=1_000_000).collect();
    println!("The sum is {}.", numbers.iter().sum::<u64>());
}
