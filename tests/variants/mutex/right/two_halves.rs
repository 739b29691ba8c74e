use crossbeam_channel::{RecvTimeoutError, never};
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const HALF_A_LINE: Duration = Duration::from_millis(50);

fn main() {
    let pencil = Arc::new(Mutex::new(0u64));
    let jobs: Vec<Box<dyn FnOnce() + Send>> = vec![
        {
            let pencil = pencil.clone();
            Box::new(move || {
                for _ in 0..3 {
                    let mut halves = pencil.lock();
                    for _ in 0..2 {
                        thread::sleep(HALF_A_LINE);
                        *halves += 1;
                    }
                }
            })
        },
        {
            // this one dreams while it writes
            let pencil = pencil.clone();
            Box::new(move || {
                let nothing = never::<()>();
                for _ in 0..3 {
                    let mut halves = pencil.lock();
                    for _ in 0..2 {
                        assert_eq!(nothing.recv_timeout(HALF_A_LINE), Err(RecvTimeoutError::Timeout));
                        *halves += 1;
                    }
                }
            })
        },
    ];
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("lines: {}", *pencil.lock() / 2);
}
