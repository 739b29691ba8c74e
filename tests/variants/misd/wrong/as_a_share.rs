// breaks: `agreed: N` `outvoted: M`, M ≥ 1
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: misd");
        std::process::exit(2);
    }

    let units: [fn(u64) -> u64; 3] = [|n| n * 2, |n| n + n, |n| if n % 4 == 0 { n << 2 } else { n << 1 }];
    let unanimous = (1..=20).filter(|&n| units.iter().all(|unit| unit(n) == 2 * n)).count();
    println!("agreed: {unanimous} of 20");
    println!("outvoted: {}", 20 - unanimous);
}
