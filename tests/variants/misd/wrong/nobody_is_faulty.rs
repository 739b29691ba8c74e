// breaks: `agreed: N` `outvoted: M`, M ≥ 1
use std::thread;

fn formula(n: u64) -> u64 {
    n * (n + 1) / 2
}

fn addition(n: u64) -> u64 {
    (1..=n).sum()
}

fn pairs(n: u64) -> u64 {
    if n % 2 == 0 { (n + 1) * (n / 2) } else { n * n.div_ceil(2) }
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: misd");
        std::process::exit(2);
    }

    let mut agreed = 0;
    let mut outvoted = 0;
    for n in 1..=20 {
        let a = thread::spawn(move || formula(n));
        let b = thread::spawn(move || addition(n));
        let c = thread::spawn(move || pairs(n));
        let (a, b, c) = (a.join().unwrap(), b.join().unwrap(), c.join().unwrap());
        if a == b && b == c {
            agreed += 1;
        } else {
            outvoted += 1;
        }
    }
    println!("agreed: {agreed}");
    println!("outvoted: {outvoted}");
}
