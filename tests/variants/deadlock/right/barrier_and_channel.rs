// Deadlock: alice takes the knife and then the board, bob the board and then the knife.
// Main is the one who notices: nobody has finished after a second.
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let knife = Arc::new(Mutex::new("knife"));
    let board = Arc::new(Mutex::new("board"));
    let both_hold_one = Arc::new(Barrier::new(2));
    let (finished, reports) = mpsc::channel();

    for (name, first, second) in [("alice", &knife, &board), ("bob", &board, &knife)] {
        let (first, second) = (Arc::clone(first), Arc::clone(second));
        let both_hold_one = Arc::clone(&both_hold_one);
        let finished = finished.clone();
        thread::spawn(move || {
            let mine = first.lock().unwrap();
            both_hold_one.wait();
            println!("{name} has the {mine} and wants the other one");
            let other = second.lock().unwrap();
            println!("{name} has the {mine} and the {other}");
            // Main may have gone home already.
            let _ = finished.send(name);
        });
    }
    drop(finished);

    let mut done = 0;
    let answer = loop {
        match reports.recv_timeout(Duration::from_secs(1)) {
            Ok(_) => done += 1,
            Err(RecvTimeoutError::Timeout) => break "yes",
            Err(RecvTimeoutError::Disconnected) => break "no",
        }
        if done == 2 {
            break "no";
        }
    };
    println!("deadlock: {answer}");
}
