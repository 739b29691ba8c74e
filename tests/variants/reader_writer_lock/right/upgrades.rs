// Looks with an upgradable lock and upgrades when there is something to do. Each writer counts for itself.
use parking_lot::{RwLock, RwLockUpgradableReadGuard};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

fn spawn<R: Send + 'static>(name: &str, day: &Arc<RwLock<u8>>, work: fn(&RwLock<u8>) -> R) -> JoinHandle<R> {
    let day = Arc::clone(day);
    thread::Builder::new().name(name.to_string()).spawn(move || work(&day)).unwrap()
}

fn write(day: &RwLock<u8>) -> u32 {
    let mut advances = 0;
    loop {
        let today = day.upgradable_read();
        if *today >= 6 {
            return advances;
        }
        let mut today = RwLockUpgradableReadGuard::upgrade(today);
        *today += 1;
        advances += 1;
    }
}

fn read(day: &RwLock<u8>) {
    for _ in 0..2 {
        let today = day.read();
        thread::sleep(Duration::from_millis(10));
        assert!(*today <= 6);
    }
}

fn main() {
    let day = Arc::new(RwLock::new(0));
    let writers = [spawn("w1", &day, write), spawn("w2", &day, write)];
    let readers = [spawn("r1", &day, read), spawn("r2", &day, read), spawn("r3", &day, read)];
    let advances: u32 = writers.map(|w| w.join().unwrap()).iter().sum();
    for reader in readers {
        reader.join().unwrap();
    }
    println!("day: {}", *day.read());
    println!("advances: {advances}");
}
