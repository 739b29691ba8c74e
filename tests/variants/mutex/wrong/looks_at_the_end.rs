// breaks: nobody polls: no try that fails
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write() {
    for _ in 0..3 {
        let mut lines = PENCIL.lock();
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
    }
    // is the other one still writing?
    match PENCIL.try_lock() {
        Some(lines) => println!("{lines} so far"),
        None => println!("the other one is still at it"),
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock());
}
