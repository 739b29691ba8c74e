// breaks: no thread panics (who is woken takes a chair that somebody else has taken meanwhile)
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// A counting semaphore of a mutex and a condition.
struct Semaphore {
    free: Mutex<usize>,
    more: Condvar,
}
impl Semaphore {
    fn acquire(&self) {
        let mut n = self.free.lock().unwrap();
        if *n == 0 {
            n = self.more.wait(n).unwrap();
        }
        *n -= 1;
    }
    fn release(&self) {
        *self.free.lock().unwrap() += 1;
        self.more.notify_one();
    }
}

fn main() {
    let room = Arc::new(Semaphore { free: Mutex::new(4), more: Condvar::new() });
    let forks = Arc::new((0..5).map(|_| Mutex::new(0)).collect::<Vec<_>>());
    let counted = Arc::new(Mutex::new((0, 0)));
    let mut threads = Vec::new();
    for k in 1..6 {
        let room = room.clone();
        let forks = forks.clone();
        let counted = counted.clone();
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                room.acquire();
                {
                    let mut left = forks[k - 1].lock().unwrap();
                    let mut right = forks[k % 5].lock().unwrap();
                    println!("philosopher {k} eats");
                    *left += 1;
                    *right += 1;
                    println!("philosopher {k} leaves");
                }
                room.release();
                counted.lock().unwrap().0 += 1;
            }
            let mut c = counted.lock().unwrap();
            c.1 += 1;
            if c.1 == 5 {
                println!("meals: {}", c.0);
            }
        }));
    }
    for t in threads {
        t.join().expect("nobody panics");
    }
}
