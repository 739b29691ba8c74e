// One hold a writer, but the pencil is offered between two lines.
use parking_lot::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;
fn main() {
    let pencil = Mutex::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut held = pencil.lock();
                for line in 0..3 {
                    thread::sleep(Duration::from_millis(100));
                    *held += 1;
                    if line < 2 {
                        MutexGuard::bump(&mut held);
                    }
                }
                MutexGuard::unlock_fair(held);
            });
        }
    });
    println!("lines: {}", pencil.into_inner());
}
