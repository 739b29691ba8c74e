// breaks: `yes` only when a cycle of threads, each waiting without limit for a lock that the next one holds, stands
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let fork = Arc::new(Mutex::new(()));
    let knife = Arc::new(Mutex::new(()));
    let (f, k) = (fork.clone(), knife.clone());
    let a = thread::spawn(move || {
        drop(f.lock().unwrap());
        drop(k.lock().unwrap());
    });
    let b = thread::spawn(move || {
        drop(knife.lock().unwrap());
        drop(fork.lock().unwrap());
    });
    a.join().unwrap();
    b.join().unwrap();
    thread::sleep(Duration::from_secs(1));
    println!("deadlock: yes");
}
