// breaks: three meals each (gives up after four courtesies, and prints 6 all the same)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;
fn main() {
    let f = [Mutex::new(()), Mutex::new(())];
    thread::scope(|s| {
        for (a, b) in [(0, 1), (1, 0)] {
            let f = &f;
            s.spawn(move || {
                let (mut n, mut c) = (0, 0);
                while n < 3 && c < 4 {
                    let one = f[a].lock();
                    thread::yield_now();
                    if let Some(_two) = f[b].try_lock() {
                        n += 1;
                        continue;
                    }
                    drop(one);
                    c += 1;
                    thread::sleep(Duration::from_millis(rand::random_range(1..9)));
                }
            });
        }
    });
    println!("meals: 6");
}
