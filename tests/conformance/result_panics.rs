//! A panic out of the drop of a result that nobody took ends the process.

use std::thread;

struct Clumsy;

impl Drop for Clumsy {
    fn drop(&mut self) {
        panic!("in a drop");
    }
}

fn main() {
    println!("before");
    drop(thread::spawn(|| Clumsy));
    loop {
        thread::park();
    }
}
