//! Panics, caught, without end.
//! Ends: Hang

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    loop {
        let _ = std::panic::catch_unwind(|| panic!("again"));
    }
}
