//! A barrier: all meet, one leads, again and again.

use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let barrier = Barrier::new(3);
    let leaders = AtomicUsize::new(0);
    let before = AtomicUsize::new(0);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                for round in 1..=3 {
                    before.fetch_add(1, Ordering::SeqCst);
                    if barrier.wait().is_leader() {
                        leaders.fetch_add(1, Ordering::SeqCst);
                    }
                    assert!(before.load(Ordering::SeqCst) >= 3 * round);
                    barrier.wait();
                }
            });
        }
    });
    println!("{} {}", leaders.into_inner(), before.into_inner());
    println!("{:?} {:?}", Barrier::new(1).wait(), Barrier::new(0).wait());
    println!("{barrier:?} {}", std::any::type_name_of_val(&barrier));
}
