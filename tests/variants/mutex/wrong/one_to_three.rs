// breaks: `lines: 6`
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write() {
    for _ in 1..3 {
        let mut lines = PENCIL.lock().unwrap();
        thread::sleep(Duration::from_millis(100));
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
