//! A panic hook that waits for what another thread holds: while it runs nobody else does.
//! Ends: Deadlock

use std::sync::Mutex;
use std::{panic, thread};

static LOCK: Mutex<()> = Mutex::new(());

fn main() {
    panic::set_hook(Box::new(|_| drop(LOCK.lock().unwrap())));
    let _held = LOCK.lock().unwrap();
    let other = thread::spawn(|| panic!("on purpose"));
    let _ = other.join();
}
