// breaks: no spinning
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);
static WRITING: AtomicUsize = AtomicUsize::new(0);

fn write() {
    for _ in 0..3 {
        while WRITING.load(SeqCst) > 0 {
            thread::yield_now();
        }
        let mut lines = PENCIL.lock().unwrap();
        WRITING.fetch_add(1, SeqCst);
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
        WRITING.fetch_sub(1, SeqCst);
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock().unwrap());
}
