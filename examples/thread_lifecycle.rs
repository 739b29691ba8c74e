//! The life of a thread: new, running, blocked, terminated.
//!
//! Watch: who says what. Each state is printed by somebody who can know it: only the chef knows that she
//! runs, but she can report neither that she is blocked nor that she has ended. That is for main to say.
//!
//! Run: `cargo run --example thread_lifecycle`
//! Book: `docs/src/threads/thread_lifecycle.md`
//! Crates: none, only std.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (started, chef_has_started) = mpsc::channel();

    // New: there is work to do, and nobody yet who does it.
    let work = move || {
        println!("chef: running");
        started.send(()).unwrap();
        thread::sleep(Duration::from_secs(1)); // the sausages take a second to thaw
    };
    println!("chef: new");

    // Running: from here on there are two threads, and only the chef knows what the chef does.
    let chef = thread::spawn(work);
    chef_has_started.recv().unwrap();

    // Blocked: half of her second is over, and a thread that waits for time to pass does nothing else.
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");

    // Terminated: main is blocked itself now, until the chef has ended.
    println!("main: waiting for the chef");
    chef.join().unwrap();
    println!("chef: terminated");
}
