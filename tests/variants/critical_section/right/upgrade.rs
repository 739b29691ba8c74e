use parking_lot::{RwLock, RwLockUpgradableReadGuard};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Arc::new(RwLock::new(0i64));
    let start = Arc::new(Barrier::new(2));
    let shoppers = [(); 2].map(|()| {
        let garlic = Arc::clone(&garlic);
        let start = Arc::clone(&start);
        thread::spawn(move || {
            start.wait();
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                // only one at a time gets an upgradable lock, so nothing can change in between
                let looking = garlic.upgradable_read();
                let count = *looking;
                let mut writing = RwLockUpgradableReadGuard::upgrade(looking);
                *writing = count + 1;
            }
        })
    });
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.read());
}
