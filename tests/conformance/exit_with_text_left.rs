//! `process::exit` from a thread prints what stands in no whole line yet, and ends the others where they are.

use std::io::Write;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("never dropped");
    }
}

fn main() {
    let _loud = Loud;
    let all_there = Arc::new(Barrier::new(2));
    let there = all_there.clone();
    thread::spawn(move || {
        let _loud = Loud;
        print!("no line end");
        std::io::stdout().flush().unwrap();
        print!(", nor here");
        there.wait();
        std::process::exit(3);
    });
    all_there.wait();
    loop {
        thread::sleep(Duration::from_secs(3600));
    }
}
