//! A hundred thousand threads.
//! Ends: Exceeded { limit: Threads }

use std::thread;

fn main() {
    let threads: Vec<_> = (0..100_000).map(|n| thread::spawn(move || n)).collect();
    println!("{}", threads.into_iter().map(|thread| thread.join().unwrap()).sum::<u64>());
}
