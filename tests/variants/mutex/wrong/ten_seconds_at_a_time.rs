// breaks: nobody polls: no try that fails
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write() {
    for _ in 0..3 {
        let mut lines = loop {
            // never runs out: all six lines together take 0.6 s
            if let Some(lines) = PENCIL.try_lock_for(Duration::from_secs(10)) {
                break lines;
            }
        };
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
