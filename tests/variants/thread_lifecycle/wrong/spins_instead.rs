// breaks: `blocked` is printed while the chef is blocked
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static RUNNING: AtomicBool = AtomicBool::new(false);
static SEEN: AtomicBool = AtomicBool::new(false);

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        RUNNING.store(true, SeqCst);
        // busy-waits until main has looked
        while !SEEN.load(SeqCst) {
            hint::spin_loop();
        }
        thread::sleep(Duration::from_secs(1));
    });
    while !RUNNING.load(SeqCst) {
        thread::yield_now();
    }
    println!("chef: blocked");
    SEEN.store(true, SeqCst);
    chef.join().unwrap();
    println!("chef: terminated");
}
