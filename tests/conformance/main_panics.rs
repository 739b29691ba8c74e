//! A panic of main is status 101, and nobody waits for the others.

use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("unwound");
    }
}

fn main() {
    let _loud = Loud;
    thread::spawn(|| loop {
        thread::park();
    });
    println!("before");
    panic!("end");
}
