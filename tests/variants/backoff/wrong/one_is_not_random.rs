// breaks: who gives way pauses (the second diner never does)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;
fn main() {
    let f = [Mutex::new(()), Mutex::new(())];
    let n: i32 = thread::scope(|s| {
        [(0, 1), (1, 0)]
            .map(|(a, b)| {
                let f = &f;
                s.spawn(move || {
                    let mut n = 0;
                    while n < 3 {
                        let one = f[a].lock();
                        thread::yield_now();
                        if let Some(_two) = f[b].try_lock() {
                            n += 1;
                            continue;
                        }
                        drop(one);
                        if a == 0 {
                            thread::sleep(Duration::from_millis(rand::random_range(1..9)));
                        }
                    }
                    n
                })
            })
            .map(|h| h.join().unwrap())
            .into_iter()
            .sum()
    });
    println!("meals: {n}");
}
