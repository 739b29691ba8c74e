// breaks: a writer is blocked on the pencil
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let pencil = Mutex::new(0);
    let round = Barrier::new(2);
    thread::scope(|s| {
        for me in 0..2 {
            let (pencil, round) = (&pencil, &round);
            s.spawn(move || {
                for turn in 0..6 {
                    if turn % 2 == me {
                        let mut lines = pencil.lock().unwrap();
                        thread::sleep(Duration::from_millis(100));
                        *lines += 1;
                    }
                    round.wait();
                }
            });
        }
    });
    println!("lines: {}", pencil.into_inner().unwrap());
}
