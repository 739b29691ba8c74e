use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;
#[derive(Default)]
struct Fork {
    taken: Mutex<bool>,
    free: Condvar,
}
impl Fork {
    fn take(&self) {
        let mut t = self.taken.lock().unwrap();
        while *t {
            t = self.free.wait(t).unwrap();
        }
        *t = true;
    }
    fn put(&self) {
        *self.taken.lock().unwrap() = false;
        self.free.notify_one();
    }
}
fn main() {
    let forks: Arc<[Fork; 5]> = Arc::default();
    let mut hs = vec![];
    for k in 1..=5usize {
        let forks = forks.clone();
        hs.push(thread::spawn(move || {
            let (l, r) = (k - 1, k % 5);
            for _ in 0..2 {
                forks[l.min(r)].take();
                forks[l.max(r)].take();
                println!("philosopher {k} eats");
                thread::sleep(Duration::from_millis(5));
                println!("philosopher {k} leaves");
                forks[l].put();
                forks[r].put();
            }
        }));
    }
    for h in hs {
        h.join().unwrap();
    }
    println!("meals: 10");
}
