use std::ops::Add;

#[derive(Clone, Copy)]
struct X4([f64; 4]);

impl Add for X4 {
    type Output = X4;
    fn add(self, other: X4) -> X4 {
        X4(std::array::from_fn(|lane| self.0[lane] + other.0[lane]))
    }
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: simd");
        std::process::exit(2);
    }

    let numbers: Vec<f64> = (1..=1_000_000).map(f64::from).collect();
    let (fours, rest) = numbers.as_chunks::<4>();
    let X4(lanes) = fours.iter().map(|&four| X4(four)).fold(X4([0.0; 4]), X4::add);
    let in_lanes: f64 = lanes.iter().chain(rest).sum();
    let one_at_a_time = numbers.iter().fold(0.0, |sum, number| sum + number);
    assert_eq!(in_lanes, one_at_a_time);
    println!("lanes: 4");
    println!("sum: {in_lanes}");
}
