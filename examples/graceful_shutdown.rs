//! A graceful shutdown: asked to stop, everybody finishes what is in hand, and takes nothing new.
//!
//! Watch: press Ctrl-C, or wait three seconds. Either way no piece of work is left half done. The handler
//! does next to nothing, since it may run at any moment: it raises a flag and rings a bell. It takes no lock
//! and does not end the process, unless somebody presses twice and is in a hurry.
//!
//! Run: `cargo run --example graceful_shutdown`
//! Book: `docs/src/threads/graceful_shutdown.md`
//! Crates: `cargo add ctrlc@3.5`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::mpsc;
use std::time::Duration;
use std::{process, thread};

fn main() -> Result<(), ctrlc::Error> {
    let closing = Arc::new(AtomicBool::new(false));
    let (bell, door) = mpsc::channel();

    let flag = Arc::clone(&closing);
    let mut pressed = false;
    ctrlc::set_handler(move || {
        if pressed {
            process::exit(130);
        }
        pressed = true;
        flag.store(true, SeqCst);
        let _ = bell.send(()); // never blocks; nobody listens any more if the kitchen has closed by itself
    })?;

    let taken = AtomicU32::new(0);
    let finished = AtomicU32::new(0);
    println!("the kitchen is open for three seconds, or until Ctrl-C");

    thread::scope(|kitchen| {
        for _worker in ["barron", "olivia"] {
            kitchen.spawn(|| {
                // The flag is read between two pieces, never in the middle of one.
                while !closing.load(SeqCst) {
                    taken.fetch_add(1, SeqCst);
                    thread::sleep(Duration::from_millis(50));
                    finished.fetch_add(1, SeqCst);
                }
            });
        }

        match door.recv_timeout(Duration::from_secs(3)) {
            Ok(()) => println!("Ctrl-C: closing early"),
            Err(_) => println!("closing time"),
        }
        closing.store(true, SeqCst);
    }); // the end of the scope waits for both workers

    let finished = finished.into_inner();
    println!("finished: {finished}");
    println!("unfinished: {}", taken.into_inner() - finished);
    Ok(())
}
