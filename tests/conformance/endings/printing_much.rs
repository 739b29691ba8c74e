//! One line that is too long.
//! Ends: Exceeded { limit: Printed }

fn main() {
    println!("{}", "x".repeat(100 << 20));
}
