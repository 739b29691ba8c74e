// breaks: at least 3 threads lived at once
fn primes(below: u32) -> usize {
    (2..below).filter(|n| (2..*n).all(|d| n % d != 0)).count()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    println!("results: {} {} {}", primes(1000), (1..=10u64).product::<u64>(), "garlic".len());
}
