//! A panic out of a thread-local's destructor ends the process.

use std::thread;

struct Clumsy;

impl Drop for Clumsy {
    fn drop(&mut self) {
        panic!("in a destructor");
    }
}

thread_local!(static CLUMSY: Clumsy = const { Clumsy });

fn main() {
    println!("before");
    let _ = thread::spawn(|| CLUMSY.with(|_| ())).join();
    println!("never");
}
