//! A self-deadlock: a thread waits for a lock that it holds itself.
//!
//! Watch: olivia has the pad in hand when she calls a function that wants the pad, too. Nobody else is there,
//! and still she would wait for ever: the one who could give the pad back is the one who waits for it. So
//! that this program ends, the second wait has a limit; with `lock()` in its place it would not.
//!
//! Run: `cargo run --example self_deadlock`
//! Book: `docs/src/locks/self_deadlock.md`
//! Crates: `cargo add parking_lot@0.13`.

use std::time::Duration;

use parking_lot::Mutex;

type Pad = Mutex<Vec<&'static str>>;

fn main() {
    let pad = Pad::default();
    add_potato(&pad);
    println!("on the pad: {:?}", pad.into_inner());
}

/// Potatoes are never bought without garlic.
fn add_potato(pad: &Pad) {
    let mut list = pad.lock();
    list.push("potato");
    println!("olivia: potato is on the list, now for the garlic");
    add_garlic(pad); // and `list`, the lock on the pad, lives until the end of this function
}

/// Takes the lock itself, which is right where garlic is added alone.
fn add_garlic(pad: &Pad) {
    match pad.try_lock_for(Duration::from_millis(500)) {
        Some(mut list) => list.push("garlic"),
        None => println!("second lock: refused"),
    }
}
