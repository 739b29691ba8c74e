use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: sisd");
        return ExitCode::from(2);
    }
    let numbers: Vec<u64> = (1..=1_000_000).collect();
    println!("sum: {}", numbers.iter().sum::<u64>());
    ExitCode::SUCCESS
}
