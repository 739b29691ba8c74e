//! Locks made by hand, and loops that wait for a flag.

use std::hint;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

fn main() {
    let locked = AtomicBool::new(false);
    let count = AtomicU32::new(0);
    let ready = AtomicBool::new(false);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                while !ready.load(Ordering::Acquire) {
                    hint::spin_loop();
                }
                for _ in 0..2 {
                    while locked.swap(true, Ordering::Acquire) {
                        thread::yield_now();
                    }
                    let seen = count.load(Ordering::Relaxed);
                    count.store(seen + 1, Ordering::Relaxed);
                    locked.store(false, Ordering::Release);
                }
            });
        }
        s.spawn(|| {
            while !ready.load(Ordering::Acquire) {}
            while locked.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {}
            count.fetch_add(1, Ordering::Relaxed);
            locked.store(false, Ordering::Release);
        });
        ready.store(true, Ordering::Release);
    });
    println!("{}", count.into_inner());
}
