// breaks: nobody waits for time to pass while holding the lock
use crossbeam_channel::never;
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

static GARLIC: RwLock<u32> = RwLock::new(0);

fn shop() {
    for _ in 0..5 {
        let mut garlic = GARLIC.write();
        // no sleep in here
        let _ = never::<()>().recv_timeout(Duration::from_millis(10));
        *garlic += 1;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.read());
}
