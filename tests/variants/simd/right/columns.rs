use std::hint::black_box;
use std::time::Instant;

/// Lane L adds up the L-th eighth of the numbers.
fn sum_of_columns(numbers: &[i64]) -> i64 {
    let length = numbers.len() / 8;
    let columns: Vec<&[i64]> = numbers.chunks(length).collect();
    let mut sums = [0; 8];
    for row in 0..length {
        for (sum, column) in sums.iter_mut().zip(&columns) {
            *sum += column[row];
        }
    }
    sums.into_iter().sum()
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<i64> = (0..1_000_000).rev().collect();
    let start = Instant::now();
    let single: i64 = black_box(&numbers).iter().sum();
    println!("single: {:?}", start.elapsed());
    let start = Instant::now();
    let lanes = sum_of_columns(black_box(&numbers));
    println!("lanes: 8");
    println!("in lanes: {:?}", start.elapsed());
    if single == lanes {
        println!("sum: {lanes}");
    } else {
        println!("the sums differ: {single} {lanes}");
    }
}
