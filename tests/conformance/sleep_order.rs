//! Sleepers wake in the order of their times, in exact time.

use std::thread;
use std::time::Duration;

fn main() {
    thread::scope(|s| {
        for n in [3_u64, 1, 2] {
            s.spawn(move || {
                thread::sleep(Duration::from_millis(60 * n));
                println!("{n}");
            });
        }
    });
}
