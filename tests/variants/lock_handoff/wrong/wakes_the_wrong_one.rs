// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::thread;

// 0: nobody has had it, 1: alice has it, 2: free again, 3: carol has it
static STATE: Mutex<u8> = Mutex::new(0);
static CHANGED: Condvar = Condvar::new();

fn step(from: u8, line: &str) {
    let mut state = STATE.lock();
    while *state != from {
        CHANGED.wait(&mut state);
    }
    println!("{line}");
    *state = from + 1;
    CHANGED.notify_one(); // one step, one wake-up
}

fn main() {
    let people = [(2, "carol: locked"), (1, "bob: unlocked"), (0, "alice: locked")];
    let threads = people.map(|(from, line)| thread::spawn(move || step(from, line)));
    for t in threads {
        t.join().unwrap();
    }
}
