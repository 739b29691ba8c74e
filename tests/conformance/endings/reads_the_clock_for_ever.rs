//! Waiting for a moment that never comes.
//! Ends: Endless

use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    while start.elapsed() < Duration::MAX {}
}
