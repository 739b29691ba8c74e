// breaks: `agreed: N` `outvoted: M`, M ≥ 1
fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: misd");
        std::process::exit(2);
    }

    let units: [fn(u64) -> u64; 3] = [|n| n * 2, |n| n + n, |n| if n % 4 == 0 { n << 2 } else { n << 1 }];
    let mut outvoted = 0;
    for n in 1..=20 {
        let answers = units.map(|unit| unit(n));
        if answers[2] != answers[0] {
            outvoted += 1;
        }
    }
    println!("outvoted: {outvoted}");
}
