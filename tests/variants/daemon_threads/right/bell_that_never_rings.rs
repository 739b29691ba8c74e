// The daemons sleep in a condition that nobody signals; the process is ended by `exit`.
use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

static NEVER: Mutex<()> = Mutex::new(());
static SIGNAL: Condvar = Condvar::new();

fn nap(d: Duration) {
    let end = Instant::now() + d;
    let mut guard = NEVER.lock();
    while !SIGNAL.wait_until(&mut guard, end).timed_out() {}
}

fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                nap(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            nap(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done")
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    dishwasher.join().unwrap();
    std::process::exit(0);
}
