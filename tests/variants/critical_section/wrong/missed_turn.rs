// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);
static TURN: AtomicUsize = AtomicUsize::new(0);
static NEXT: Condvar = Condvar::new();

fn shop(me: usize) {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let mut garlic = GARLIC.lock();
        while TURN.load(SeqCst) != me {
            NEXT.wait(&mut garlic);
        }
        *garlic += 1;
        drop(garlic);
        // the other one can have the lock now
        TURN.store(1 - me, SeqCst);
        NEXT.notify_one();
    }
}

fn main() {
    let barron = thread::spawn(|| shop(0));
    let olivia = thread::spawn(|| shop(1));
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("garlic: {}", GARLIC.lock());
}
