//! A mutex, short for mutual exclusion: one thread has it, the others wait until it is free.
//!
//! Watch: two writers and one pencil, and never two hands on it. Who finds the pencil taken does not ask
//! again and again: it is blocked, costs nothing, and is woken when the pencil is back. Nobody promises whose
//! turn comes next; a writer who asks at once may well get it twice in a row.
//!
//! Run: `cargo run --example mutex`
//! Book: `docs/src/mutual_exclusion/mutex.md`
//! Crates: none, only std.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

/// There is one, and whoever wants to write needs it in hand.
struct Pencil {
    lines: u32,
}

fn main() {
    let pencil = Mutex::new(Pencil { lines: 0 });

    thread::scope(|desk| {
        desk.spawn(|| write("barron", &pencil));
        desk.spawn(|| write("olivia", &pencil));
    });

    println!("lines: {}", pencil.into_inner().unwrap().lines);
}

fn write(name: &str, pencil: &Mutex<Pencil>) {
    for _ in 0..3 {
        let mut pencil = pencil.lock().unwrap(); // blocked here for as long as the other writes
        thread::sleep(Duration::from_millis(100));
        pencil.lines += 1;
        println!("{name} has written line {}", pencil.lines);
    } // the pencil is put down at the end of every line
}
