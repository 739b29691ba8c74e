// breaks: no spinning
use parking_lot::Mutex;
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);
static TAKEN: AtomicBool = AtomicBool::new(false);

fn write() {
    for _ in 0..3 {
        // adaptive: spin a little, then block
        let mut spins = 0;
        while TAKEN.load(SeqCst) && spins < 30 {
            hint::spin_loop();
            spins += 1;
        }
        let mut lines = PENCIL.lock();
        TAKEN.store(true, SeqCst);
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
        TAKEN.store(false, SeqCst);
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock());
}
