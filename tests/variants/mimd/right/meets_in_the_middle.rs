use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: mimd");
        std::process::exit(2);
    }

    let all_here = Arc::new(Barrier::new(3));
    let here = all_here.clone();
    let sum = thread::spawn(move || {
        here.wait();
        (1..=100).sum::<u64>()
    });
    let here = all_here.clone();
    let longest = thread::spawn(move || {
        here.wait();
        ["salt", "pepper", "garlic"].into_iter().map(str::len).max().unwrap()
    });
    let product = thread::spawn(move || {
        all_here.wait();
        [2u64, 3, 7].iter().product::<u64>()
    });
    println!("results: {} {} {}", sum.join().unwrap(), longest.join().unwrap(), product.join().unwrap());
}
