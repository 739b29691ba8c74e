use crossbeam_channel::{after, unbounded};
use parking_lot::{Mutex, ReentrantMutex};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
fn main() {
    let log = Arc::new(Mutex::new(vec![]));
    let f: Arc<[ReentrantMutex<()>; 2]> = Arc::new([ReentrantMutex::new(()), ReentrantMutex::new(())]);
    let (tx, rx) = unbounded();
    for i in 0..2usize {
        let (f, tx, log) = (f.clone(), tx.clone(), log.clone());
        thread::spawn(move || {
            let mut n = 0;
            loop {
                let ate = {
                    let _a = f[i].lock();
                    thread::sleep(Duration::from_millis(2));
                    match f[1 - i].try_lock_until(Instant::now() + Duration::from_millis(30)) {
                        Some(_b) => {
                            log.lock().push(i);
                            true
                        }
                        None => false,
                    }
                };
                if ate {
                    n += 1;
                    tx.send(()).unwrap();
                    if n == 3 {
                        break;
                    }
                } else {
                    after(Duration::from_micros(rand::random_range(100..20_000))).recv().unwrap();
                }
            }
        });
    }
    drop(tx);
    println!("meals: {}", rx.iter().count());
}
