// breaks: when the process ends the dishwasher has ended
use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

// How many threads are not daemons. The process ends when there are none.
static STAFF: Mutex<usize> = Mutex::new(0);
static GONE: Condvar = Condvar::new();

struct AtWork;

impl AtWork {
    fn begin() -> AtWork {
        *STAFF.lock() += 1;
        AtWork
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        *STAFF.lock() -= 1;
        GONE.notify_all();
    }
}

fn start(daemon: bool, job: impl FnOnce() + Send + 'static) {
    let at_work = if daemon { None } else { Some(AtWork::begin()) };
    thread::spawn(move || {
        job();
        drop(at_work);
    });
}

fn repeat(line: &'static str) {
    loop {
        thread::sleep(Duration::from_secs(1));
        println!("{line}");
    }
}

fn main() {
    start(true, || {
        start(true, || repeat("mop: mopped"));
        repeat("cleaner: cleaned");
    });
    start(false, || {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");

    let mut staff = STAFF.lock();
    GONE.wait_while(&mut staff, |staff| *staff > 0);
}
