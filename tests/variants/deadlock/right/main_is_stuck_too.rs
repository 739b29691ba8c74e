//! Main is one of the two, so a watchdog has to end the process.

use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::process;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

type Account = ReentrantMutex<Cell<i64>>;

fn transfer(from: &Account, to: &Account, before_the_second: impl FnOnce()) {
    let from = from.lock();
    before_the_second();
    let to = to.lock();
    from.set(from.get() - 10);
    to.set(to.get() + 10);
}

fn main() {
    let savings: Arc<Account> = Arc::new(ReentrantMutex::new(Cell::new(100)));
    let current: Arc<Account> = Arc::new(ReentrantMutex::new(Cell::new(100)));
    let (done, finished) = mpsc::channel::<()>();

    let watchdog = thread::Builder::new()
        .name("watchdog".into())
        .spawn(move || {
            for _ in 0..2 {
                if finished.recv_timeout(Duration::from_secs(3)).is_err() {
                    println!("deadlock: yes");
                    process::exit(0);
                }
            }
            println!("deadlock: no");
        })
        .unwrap();

    // Two ends of a rope: nobody goes for the second lock before both have pulled.
    let (pull_here, felt_there) = mpsc::sync_channel(1);
    let (pull_there, felt_here) = mpsc::sync_channel(1);

    let (s, c, other_done) = (savings.clone(), current.clone(), done.clone());
    thread::Builder::new()
        .name("other clerk".into())
        .spawn(move || {
            transfer(&c, &s, || {
                pull_there.send(()).unwrap();
                felt_there.recv().unwrap();
            });
            let _ = other_done.send(());
        })
        .unwrap();

    transfer(&savings, &current, || {
        pull_here.send(()).unwrap();
        felt_here.recv().unwrap();
    });
    let _ = done.send(());
    watchdog.join().unwrap();
}
