// breaks: every attempt by the holder fails
use parking_lot::{RwLock, RwLockWriteGuard};
use std::thread;
use std::time::Duration;

static PAD: RwLock<u32> = RwLock::new(0);

fn peek() -> bool {
    PAD.try_read_for(Duration::from_millis(10)).is_some()
}

fn main() {
    let shopper = thread::Builder::new().name("barron".into());
    let handle = shopper
        .spawn(|| {
            let mut n = PAD.write();
            *n += 1;
            if !peek() {
                println!("second lock: refused");
            }
            // and this is how to do it properly!
            let n = RwLockWriteGuard::downgrade(n);
            assert!(peek());
            println!("{n}");
        })
        .unwrap();
    handle.join().unwrap();
}
