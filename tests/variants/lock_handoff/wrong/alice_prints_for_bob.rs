// breaks: three different threads print them
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Lock(Mutex<bool>, Condvar);

impl Lock {
    fn lock(&self) {
        let mut l = self.0.lock().unwrap();
        while *l {
            l = self.1.wait(l).unwrap();
        }
        *l = true;
    }
    fn unlock(&self) {
        *self.0.lock().unwrap() = false;
        self.1.notify_one();
    }
}

fn bob(lock: &Lock) {
    println!("bob: unlocked");
    lock.unlock();
}

fn main() {
    let lock = Arc::new(Lock::default());
    let l = lock.clone();
    let alice = thread::Builder::new()
        .name("alice".into())
        .spawn(move || {
            l.lock();
            println!("alice: locked");
            let l2 = l.clone();
            let carol = thread::Builder::new()
                .name("carol".into())
                .spawn(move || {
                    l2.lock();
                    println!("carol: locked");
                })
                .unwrap();
            bob(&l);
            carol.join().unwrap();
        })
        .unwrap();
    alice.join().unwrap();
}
