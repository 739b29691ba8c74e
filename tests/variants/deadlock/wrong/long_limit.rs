// breaks: `yes` only when a cycle of threads, each waiting without limit (locks with a limit)
// The second lock has a limit of an hour so that the threads do not hang for ever. Nice side effect: cleaner exit.
use parking_lot::Mutex;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

fn main() {
    let locks = Arc::new((Mutex::new(()), Mutex::new(())));
    let barrier = Arc::new(Barrier::new(2));
    let mut threads = Vec::new();
    for forwards in [true, false] {
        let locks = locks.clone();
        let barrier = barrier.clone();
        threads.push(thread::spawn(move || {
            let (first, second) = if forwards { (&locks.0, &locks.1) } else { (&locks.1, &locks.0) };
            let _first = first.lock();
            barrier.wait();
            if second.try_lock_for(Duration::from_secs(3600)).is_none() {
                eprintln!("an hour, and nothing happened");
            }
        }));
    }
    thread::sleep(Duration::from_secs(1));
    if threads.iter().any(|t| !t.is_finished()) {
        println!("deadlock: yes");
    } else {
        println!("deadlock: no");
    }
}
