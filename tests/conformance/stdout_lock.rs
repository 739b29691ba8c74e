//! While one thread holds standard output, no other prints.

use std::io::{self, Write};
use std::thread;

fn main() {
    let mut out = io::stdout().lock();
    thread::scope(|s| {
        let other = s.spawn(|| println!("after"));
        for n in 0..3 {
            writeln!(out, "{n}").unwrap();
            thread::yield_now();
        }
        println!("{}", other.is_finished());
        drop(out);
    });
}
