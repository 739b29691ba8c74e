//! A reader-writer lock: any number of readers at a time, or one writer alone.
//!
//! Watch: three readers look at the calendar together; each writer has it alone. A writer who wants to know
//! whether the week is over has to ask *after* it has the write lock: what it saw as a reader may be old by
//! then, the other writer may have been there, and the calendar would go past Saturday.
//!
//! Run: `cargo run --example reader_writer_lock`
//! Book: `docs/src/locks/reader_writer_lock.md`
//! Crates: none, only std.

use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

const SATURDAY: usize = 6;
const NAMES: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

fn main() {
    let calendar = RwLock::new(0);
    let readers = AtomicU32::new(0);

    let advances: u32 = thread::scope(|kitchen| {
        for _ in 0..3 {
            kitchen.spawn(|| look_twice(&calendar, &readers));
        }
        let barron = kitchen.spawn(|| advance("barron", &calendar));
        let olivia = kitchen.spawn(|| advance("olivia", &calendar));
        barron.join().unwrap() + olivia.join().unwrap()
    });

    println!("day: {}", calendar.into_inner().unwrap());
    println!("advances: {advances}");
}

fn look_twice(calendar: &RwLock<usize>, readers: &AtomicU32) {
    for _ in 0..2 {
        let day = calendar.read().unwrap();
        let count = readers.fetch_add(1, SeqCst) + 1;
        println!("reader sees {}; looking now: {count}", NAMES[*day]);
        thread::sleep(Duration::from_millis(10)); // a look, during which the day does not change
        readers.fetch_sub(1, SeqCst);
    }
}

/// Turns the page, one day at a time, and returns how often.
fn advance(name: &str, calendar: &RwLock<usize>) -> u32 {
    let mut advances = 0;
    loop {
        thread::sleep(Duration::from_millis(20)); // the day goes by, the calendar hangs free

        let mut day = calendar.write().unwrap();
        if *day == SATURDAY {
            return advances;
        }
        *day += 1;
        advances += 1;
        println!("{name} makes it {}", NAMES[*day]);
    }
}
