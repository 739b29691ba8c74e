//! A drop that panics while its thread unwinds.
//! Ends: Aborted { signal: 6 }

use std::thread;

struct Clumsy;

impl Drop for Clumsy {
    fn drop(&mut self) {
        panic!("in a drop");
    }
}

fn main() {
    let clumsy = thread::spawn(|| {
        let _clumsy = Clumsy;
        panic!("on purpose");
    });
    println!("{}", clumsy.join().is_err());
}
