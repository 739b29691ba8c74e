// breaks: by one writer at a time
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn write() -> u32 {
    let pencil = Mutex::new(0);
    for _ in 0..3 {
        let mut lines = pencil.lock().unwrap();
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
    }
    pencil.into_inner().unwrap()
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    let lines: u32 = writers.into_iter().map(|writer| writer.join().unwrap()).sum();
    println!("lines: {lines}");
}
