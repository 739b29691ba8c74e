//! A program is given no arguments.

use std::env;

fn main() {
    println!("{} {:?}", env::args().len(), env::args().nth(1));
    println!("{:?}", env::args().skip(1).next_back());
    let count: u32 = env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(3);
    println!("{count}");
}
