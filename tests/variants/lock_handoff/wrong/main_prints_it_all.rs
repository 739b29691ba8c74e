// breaks: three different threads print them
use parking_lot::{Condvar, Mutex};
use std::sync::mpsc;
use std::thread;

static TAKEN: Mutex<bool> = Mutex::new(false);
static FREE: Condvar = Condvar::new();

fn lock() {
    let mut taken = TAKEN.lock();
    FREE.wait_while(&mut taken, |t| *t);
    *taken = true;
}

fn main() {
    // Everybody tells main, and main prints: the lines cannot get mixed up.
    let (tell, told) = mpsc::channel::<&'static str>();
    let (go, wait) = mpsc::channel();

    let alice = tell.clone();
    thread::spawn(move || {
        lock();
        alice.send("alice: locked").unwrap();
        let carol = alice.clone();
        thread::spawn(move || {
            lock();
            carol.send("carol: locked").unwrap();
        });
        go.send(()).unwrap();
    });
    thread::spawn(move || {
        wait.recv().unwrap();
        tell.send("bob: unlocked").unwrap();
        *TAKEN.lock() = false;
        FREE.notify_one();
    });

    for line in told {
        println!("{line}");
    }
}
