// breaks: ends by itself (the other waits at the barrier for one who will not come)
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let round = Arc::new(Barrier::new(2));
    let threads = [true, false].map(|clumsy| {
        let (count, round) = (count.clone(), round.clone());
        thread::spawn(move || {
            for turn in 1..=5 {
                round.wait();
                let mut count = count.lock().unwrap_or_else(|e| e.into_inner());
                if clumsy && turn == 3 {
                    panic!("oops");
                }
                *count += 1;
            }
        })
    });
    for t in threads {
        let _ = t.join();
    }
    println!("count: {}", count.lock().unwrap_or_else(|e| e.into_inner()));
}
