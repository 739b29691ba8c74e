// breaks: when the process ends no thread holds the pad
use parking_lot::Mutex;
use std::sync::mpsc::channel;
use std::thread;

static PAD: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn main() {
    let (done, wait) = channel();
    thread::spawn(move || {
        let mut list = PAD.lock();
        list.push("fish");
        if PAD.try_lock().is_none() {
            println!("second lock: refused");
        }
        // nothing left to do
        done.send(()).unwrap();
    });
    wait.recv().unwrap();
}
