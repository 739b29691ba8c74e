use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: misd");
        std::process::exit(2);
    }

    let units: Vec<Box<dyn Fn(u32) -> bool + Send>> = vec![
        Box::new(|n| n > 1 && (2..n).all(|d| n % d != 0)),
        Box::new(|n| (1..=n).filter(|d| n % d == 0).count() == 2),
        // This one takes odd numbers for primes.
        Box::new(|n| n == 2 || n > 1 && n % 2 == 1),
    ];
    let barrier = Arc::new(Barrier::new(units.len()));
    let votes = Arc::new(Mutex::new(vec![[false; 3]; 50]));
    let threads: Vec<_> = units
        .into_iter()
        .enumerate()
        .map(|(unit, is_prime)| {
            let (barrier, votes) = (barrier.clone(), votes.clone());
            thread::spawn(move || {
                for n in 0..50 {
                    let answer = is_prime(n);
                    votes.lock().unwrap()[n as usize][unit] = answer;
                    barrier.wait();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }

    let mut agreed = 0;
    let mut outvoted = 0;
    for (n, votes) in votes.lock().unwrap().iter().enumerate() {
        let yes = votes.iter().filter(|&&vote| vote).count();
        if yes >= 2 {
            println!("{n} is prime");
        }
        if yes == 0 || yes == 3 {
            agreed += 1;
        } else {
            outvoted += 1;
        }
    }
    println!("agreed: {agreed}");
    println!("outvoted: {outvoted}");
}
