//! `process::abort` ends the process by a signal.

fn main() {
    println!("before");
    std::process::abort();
}
