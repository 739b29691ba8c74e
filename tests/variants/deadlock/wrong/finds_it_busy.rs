// breaks: `yes` only when a cycle of threads, each waiting without limit for a lock that the next one holds, stands
// If my second lock is taken although I hold my first, that is the deadlock!
use std::process::exit;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    let salt = Arc::new(Mutex::new(()));
    let pepper = Arc::new(Mutex::new(()));
    let together = Arc::new(Barrier::new(2));

    let (s, p, t) = (salt.clone(), pepper.clone(), together.clone());
    let alice = thread::spawn(move || {
        let _salt = s.lock().unwrap();
        t.wait();
        if p.try_lock().is_err() {
            println!("deadlock: yes");
            exit(0);
        }
    });
    let bob = thread::spawn(move || {
        let _pepper = pepper.lock().unwrap();
        together.wait();
        let _salt = salt.lock().unwrap();
    });
    alice.join().unwrap();
    bob.join().unwrap();
    println!("deadlock: no");
}
