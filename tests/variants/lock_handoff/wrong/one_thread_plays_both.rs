// breaks: three different threads print them
use std::sync::{Condvar, Mutex};
use std::thread;
static L: Mutex<bool> = Mutex::new(true);
static C: Condvar = Condvar::new();
fn main() {
    let (tx, rx) = crossbeam_channel::unbounded::<Box<dyn FnOnce() + Send>>();
    let pool = thread::spawn(move || {
        for job in rx {
            job()
        }
    });
    let (told, tell) = crossbeam_channel::bounded(0);
    tx.send(Box::new(move || {
        println!("alice: locked");
        told.send(()).unwrap();
    }))
    .unwrap();
    tell.recv().unwrap();
    let carol = thread::spawn(|| {
        let _g = C.wait_while(L.lock().unwrap(), |l| *l).unwrap();
        println!("carol: locked");
    });
    tx.send(Box::new(|| {
        let mut l = L.lock().unwrap();
        println!("bob: unlocked");
        *l = false;
        C.notify_one();
    }))
    .unwrap();
    drop(tx);
    carol.join().unwrap();
    pool.join().unwrap();
}
