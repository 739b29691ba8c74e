use std::time::Instant;

struct Adder {
    sum: f64,
}

impl Adder {
    fn add(&mut self, number: f64) {
        self.sum += number;
    }
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: sisd");
        std::process::exit(2);
    }

    let numbers: Vec<f64> = (0..1_000_000).map(|n| f64::from(n % 10)).collect();
    let start = Instant::now();
    let mut adder = Adder { sum: 0.0 };
    for &number in &numbers {
        adder.add(number);
    }
    eprintln!("that took {:?}", start.elapsed());
    println!("sum: {}", adder.sum);
}
