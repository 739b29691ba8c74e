// breaks: prints `items: 10`
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

struct List {
    lock: Mutex<()>,
    len: AtomicUsize,
}

impl List {
    fn write(&self, entries: usize) -> bool {
        let Some(_) = self.lock.try_lock() else {
            return false;
        };
        for _ in 0..entries {
            let len = self.len.load(Ordering::SeqCst);
            thread::sleep(Duration::from_millis(30));
            self.len.store(len + 1, Ordering::SeqCst);
        }
        true
    }
}

fn shop(list: &List) {
    let mut pending = 0;
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        pending += 1;
        if list.write(pending) {
            pending = 0;
        }
    }
    while pending > 0 {
        thread::sleep(Duration::from_millis(10));
        if list.write(pending) {
            pending = 0;
        }
    }
}

fn main() {
    let list = Arc::new(List { lock: Mutex::new(()), len: AtomicUsize::new(0) });
    let other = list.clone();
    let t = thread::spawn(move || shop(&other));
    shop(&list);
    t.join().unwrap();
    println!("items: {}", list.len.load(Ordering::SeqCst));
}
