// breaks: `no` only when none does
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(String::from("a")));
    let b = Arc::new(Mutex::new(String::from("b")));
    let through = Arc::new(AtomicU32::new(0));
    let barrier = Arc::new(Barrier::new(2));

    let t = (a.clone(), b.clone(), through.clone(), barrier.clone());
    thread::spawn(move || {
        let one = t.0.lock().unwrap();
        t.3.wait();
        t.2.fetch_add(1, Ordering::SeqCst);
        let two = t.1.lock().unwrap();
        println!("{one}{two}");
    });
    let t = (a, b, through.clone(), barrier);
    thread::spawn(move || {
        let two = t.1.lock().unwrap();
        t.3.wait();
        t.2.fetch_add(1, Ordering::SeqCst);
        let one = t.0.lock().unwrap();
        println!("{two}{one}");
    });

    thread::sleep(Duration::from_secs(1));
    if through.load(Ordering::SeqCst) == 2 {
        println!("deadlock: no");
    } else {
        println!("deadlock: yes");
    }
}
