// breaks: nobody polls: no try that fails
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write() {
    for _ in 0..3 {
        // the fast path, as the real mutex does it
        let mut lines = PENCIL.try_lock().unwrap_or_else(|| PENCIL.lock());
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock());
}
