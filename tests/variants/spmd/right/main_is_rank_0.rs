use parking_lot::Mutex;
use std::num::NonZeroU64;
use std::thread;

fn usage() -> ! {
    eprintln!("Usage: spmd [--threads T]");
    std::process::exit(2)
}

fn program(rank: u64, ranks: u64, total: &Mutex<u128>) {
    let mut sum = 0u128;
    for number in (0..100_000).filter(|number| number % ranks == rank) {
        sum += u128::from(number) * u128::from(number);
    }
    *total.lock() += sum;
}

fn main() {
    let mut threads = 4;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--threads" => {
                let Some(Ok(number)) = arguments.next().map(|number| number.parse::<NonZeroU64>()) else {
                    usage()
                };
                threads = number.get();
            }
            _ => usage(),
        }
    }
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for rank in 1..threads {
            let total = &total;
            scope.spawn(move || program(rank, threads, total));
        }
        program(0, threads, &total);
    });
    println!("sum: {}", total.into_inner());
}
