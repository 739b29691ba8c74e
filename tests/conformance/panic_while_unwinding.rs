//! A panic out of a drop while unwinding ends the process.

struct Clumsy;

impl Drop for Clumsy {
    fn drop(&mut self) {
        panic!("in a drop");
    }
}

fn main() {
    println!("before");
    let _clumsy = Clumsy;
    panic!("first");
}
