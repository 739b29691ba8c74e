// breaks: `yes` only when a cycle of threads, each waiting for a lock that the next one holds, stands
// Each holds its lock and waits until the other says that it is done with the other lock.
use crossbeam_channel::bounded;
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let red = Arc::new(Mutex::new(()));
    let blue = Arc::new(Mutex::new(()));
    let (red_is_free, wait_for_red) = bounded::<()>(1);
    let (blue_is_free, wait_for_blue) = bounded::<()>(1);

    let (r, b) = (red.clone(), blue.clone());
    let first = thread::spawn(move || {
        let red = r.lock();
        if wait_for_blue.recv().is_ok() {
            let _blue = b.lock();
        }
        drop(red);
        let _ = red_is_free.send(());
    });
    let second = thread::spawn(move || {
        let blue_guard = blue.lock();
        if wait_for_red.recv().is_ok() {
            let _red = red.lock();
        }
        drop(blue_guard);
        let _ = blue_is_free.send(());
    });

    thread::sleep(Duration::from_secs(1));
    if !first.is_finished() && !second.is_finished() {
        println!("deadlock: yes");
    } else {
        println!("deadlock: no");
    }
}
