// breaks: no asking whether it is free
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

static PENCIL: RwLock<u32> = RwLock::new(0);

fn write() {
    for _ in 0..3 {
        while PENCIL.is_locked_exclusive() {
            thread::sleep(Duration::from_millis(20));
        }
        let mut lines = PENCIL.write();
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.read());
}
