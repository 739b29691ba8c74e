// breaks: ends by itself
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn count() -> u32 {
    *PENCIL.lock()
}

fn write() {
    for _ in 0..3 {
        let mut lines = PENCIL.lock();
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
        if *lines % 3 == 0 {
            println!("{} lines by now", count());
        }
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", count());
}
