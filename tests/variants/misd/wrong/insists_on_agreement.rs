// breaks: no thread but one that the sheet names panics
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
        let units = [formula, addition, faulty];
        let answers = units.map(|unit| thread::spawn(move || unit(n)).join().unwrap());
        assert!(answers[0] == answers[1] && answers[1] == answers[2], "they must agree");
        agreed += 1;
    }
    println!("agreed: {agreed}");
    println!("outvoted: 0");
}
