// breaks: `no` only when none does
// Two rounds: in the first they meet if they happen to, in the second they are made to.
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let pan = Arc::new(Mutex::new(0));
    let pot = Arc::new(Mutex::new(0));
    let barrier = Arc::new(Barrier::new(2));
    let (done, rounds) = channel();

    for (first, second) in [(pan.clone(), pot.clone()), (pot, pan)] {
        let barrier = barrier.clone();
        let done = done.clone();
        thread::spawn(move || {
            for round in 0..2 {
                if round == 1 {
                    barrier.wait();
                }
                let mut one = first.lock().unwrap();
                if round == 1 {
                    barrier.wait();
                }
                let mut two = second.lock().unwrap();
                *one += 1;
                *two += 1;
                drop((one, two));
                let _ = done.send(());
            }
        });
    }

    thread::sleep(Duration::from_secs(1));
    // Two messages, two threads: both have finished.
    let finished = rounds.try_iter().count();
    println!("deadlock: {}", if finished >= 2 { "no" } else { "yes" });
}
