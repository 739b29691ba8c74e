use std::env::args;
use std::process::exit;

fn by_formula(n: u64) -> u64 {
    n * n
}

fn by_odd_numbers(n: u64) -> u64 {
    (0..n).map(|k| 2 * k + 1).sum()
}

fn by_addition(n: u64) -> u64 {
    let sum = (0..n).fold(0, |sum, _| sum + n);
    // Now and then a bit flips.
    if n % 13 == 6 { sum + 64 } else { sum }
}

fn main() {
    if args().len() > 1 {
        eprintln!("usage: misd");
        exit(2)
    }
    let units: [(&str, fn(u64) -> u64); 3] =
        [("formula", by_formula), ("odd numbers", by_odd_numbers), ("addition", by_addition)];
    let (mut agreed, mut outvoted) = (0, 0);
    for n in 1..=100 {
        let answers = units.map(|(_, unit)| unit(n));
        let right = *answers.iter().find(|a| answers.iter().filter(|b| a == b).count() > 1).unwrap();
        let losers: Vec<_> = units
            .iter()
            .zip(answers)
            .filter(|(_, answer)| *answer != right)
            .map(|((name, _), _)| name)
            .collect();
        match losers.is_empty() {
            true => agreed += 1,
            false => {
                println!("{n} * {n} = {right}; {losers:?} is wrong");
                outvoted += losers.len();
            }
        }
    }
    println!("outvoted: {outvoted}");
    println!("agreed: {agreed}");
}
