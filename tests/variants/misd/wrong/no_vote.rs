// breaks: `agreed: N` `outvoted: M`, M ≥ 1
use std::thread;

fn formula(n: u64) -> u64 {
    n * (n + 1) / 2
}

fn addition(n: u64) -> u64 {
    (1..=n).sum()
}

fn faulty(n: u64) -> u64 {
    if n % 7 == 0 { 42 } else { formula(n) }
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: misd");
        std::process::exit(2);
    }

    let mut agreed = 0;
    for n in 1..=20 {
        let units = [faulty, formula, addition];
        let threads = units.map(|unit| thread::spawn(move || unit(n)));
        let [first, ..] = threads.map(|thread| thread.join().unwrap());
        println!("1 + ... + {n} = {first}");
        agreed += 1;
    }
    println!("agreed: {agreed}");
}
