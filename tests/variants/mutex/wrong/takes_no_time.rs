// breaks: each line's 100 ms are slept holding the pencil
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write() {
    for line in 0..3 {
        let mut lines = PENCIL.lock().unwrap();
        if line > 0 {
            thread::sleep(Duration::from_millis(100));
        }
        *lines += 1;
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock().unwrap());
}
