use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;
static EATEN: RwLock<u8> = RwLock::new(0);
fn main() {
    let scores = [const { AtomicU32::new(0) }; 3];
    thread::scope(|s| {
        for (i, greedy) in [(0, true), (1, false), (2, false)] {
            let scores = &scores;
            s.spawn(move || {
                loop {
                    if *EATEN.read().unwrap() >= 12 {
                        break;
                    }
                    match EATEN.try_write() {
                        Ok(mut n) if *n < 12 => {
                            thread::sleep(Duration::from_millis(2));
                            *n += 1;
                            scores[i].fetch_add(1, SeqCst);
                        }
                        Ok(_) => break,
                        Err(_) if greedy => {
                            thread::yield_now();
                            continue;
                        }
                        Err(_) => {}
                    }
                    if !greedy {
                        thread::park_timeout(Duration::from_millis(10));
                    }
                }
            });
        }
    });
    let [a, b, c] = scores.map(|s| s.into_inner());
    println!("meals: {a} {b} {c}");
}
