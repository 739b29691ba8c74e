// breaks: exit status 0
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::thread;

fn main() -> ExitCode {
    let count = Arc::new(Mutex::new(0));
    let mut threads = Vec::new();
    for bad_turn in [3, 99] {
        let count = Arc::clone(&count);
        threads.push(thread::spawn(move || {
            for turn in 1..=5 {
                let mut count = count.lock().unwrap_or_else(|e| e.into_inner());
                if turn == bad_turn {
                    panic!("I can't do this");
                }
                *count += 1;
            }
        }));
    }
    let mut status = ExitCode::SUCCESS;
    for t in threads {
        if t.join().is_err() {
            status = ExitCode::FAILURE; // somebody should know
        }
    }
    println!("count: {}", count.lock().unwrap_or_else(|e| e.into_inner()));
    status
}
