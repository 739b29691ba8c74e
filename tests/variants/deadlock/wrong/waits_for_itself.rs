// breaks: `yes` only when a cycle of threads, each waiting for a lock that the next one holds, stands (each waits for itself)
use parking_lot::Mutex;
use std::{sync::Arc, thread, time::Duration};
fn main() {
    for _ in 0..2 {
        let m = Arc::new(Mutex::new(()));
        thread::spawn(move || {
            let _a = m.lock();
            let _b = m.lock();
        });
    }
    thread::sleep(Duration::from_secs(1));
    println!("deadlock: yes");
}
