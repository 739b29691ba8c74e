// Each reads its own and wants to write the other one.
use std::sync::{Arc, RwLock, mpsc};
use std::thread;
use std::time::Duration;
fn main() {
    let a = Arc::new(RwLock::new(1));
    let b = Arc::new(RwLock::new(2));
    let (done, doors) = mpsc::sync_channel(2);
    let go = Arc::new(std::sync::Barrier::new(2));
    let cross = |mine: Arc<RwLock<i32>>, yours: Arc<RwLock<i32>>| {
        let (done, go) = (done.clone(), go.clone());
        thread::spawn(move || {
            let seen = mine.read().unwrap();
            go.wait();
            *yours.write().unwrap() += *seen;
            done.send(()).unwrap();
        });
    };
    cross(a.clone(), b.clone());
    cross(b, a);
    let both = (0..2).all(|_| doors.recv_timeout(Duration::from_secs(2)).is_ok());
    println!("deadlock: {}", if both { "no" } else { "yes" });
}
