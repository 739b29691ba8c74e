// breaks: each line's 100 ms are slept holding the pencil
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write() {
    for _ in 0..3 {
        let mut pencil = PENCIL.lock();
        thread::sleep(Duration::from_millis(50));
        *pencil += 1;
        drop(pencil);
        // the second half is only reading it through
        thread::sleep(Duration::from_millis(50));
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock());
}
