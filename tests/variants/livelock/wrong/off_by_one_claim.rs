// breaks: N is how often a held fork was put back uneaten (the last time is left out when a meal follows)
use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;
fn main() {
    let f = [Mutex::new(()), Mutex::new(())];
    let b = Barrier::new(2);
    let r = thread::scope(|s| {
        [0usize, 1]
            .map(|i| {
                let (f, b) = (&f, &b);
                s.spawn(move || {
                    b.wait();
                    let mut gave = 0u32;
                    while gave < 20 {
                        let a = f[i].lock();
                        thread::yield_now();
                        if f[1 - i].try_lock().is_some() {
                            return (gave.saturating_sub(1), 1);
                        }
                        drop(a);
                        gave += 1;
                        thread::yield_now();
                    }
                    (gave, 0)
                })
            })
            .map(|h| h.join().unwrap())
    });
    println!("gave way: {}", r[0].0 + r[1].0);
    println!("meals: {}", r[0].1 + r[1].1);
}
