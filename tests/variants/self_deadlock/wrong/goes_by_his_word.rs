// breaks: when the process ends no thread holds the pad
use std::sync::{Mutex, mpsc};
use std::thread;
static PAD: Mutex<u32> = Mutex::new(0);
fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        let pad = PAD.lock().unwrap();
        if PAD.try_lock().is_err() {
            println!("second lock: refused");
        }
        tx.send(()).unwrap();
        drop(pad);
    });
    rx.recv().unwrap();
}
