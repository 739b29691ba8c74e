//! Recursion without end.
//! Ends: Exceeded { limit: Stack }

fn deeper(n: u64) -> u64 {
    std::hint::black_box(n) + deeper(n + 1)
}

fn main() {
    println!("{}", deeper(0));
}
