// breaks: on Ctrl-C … each finishes the piece it has, and the process ends
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static PRESSED: AtomicBool = AtomicBool::new(false);
static STOP: AtomicBool = AtomicBool::new(false);
static DONE: AtomicU32 = AtomicU32::new(0);
static DOOR: Mutex<()> = Mutex::new(());
static BELL: Condvar = Condvar::new();
fn main() {
    ctrlc::set_handler(|| {
        if PRESSED.swap(true, SeqCst) {
            std::process::exit(130)
        }
        STOP.store(true, SeqCst);
        BELL.notify_all();
    })
    .unwrap();
    let ws = [(); 2].map(|_| {
        thread::spawn(|| {
            while !STOP.load(SeqCst) {
                thread::sleep(Duration::from_millis(50));
                DONE.fetch_add(1, SeqCst);
            }
        })
    });
    let door = DOOR.lock().unwrap();
    let (door, _) = BELL.wait_timeout_while(door, Duration::from_secs(3), |_| !STOP.load(SeqCst)).unwrap();
    drop(door);
    STOP.store(true, SeqCst);
    for w in ws {
        w.join().unwrap()
    }
    println!("finished: {}", DONE.load(SeqCst));
    println!("unfinished: 0");
}
