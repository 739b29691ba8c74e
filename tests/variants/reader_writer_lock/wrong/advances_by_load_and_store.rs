// breaks: prints `day: 6` `advances: 6`
use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;
static DAY: RwLock<u32> = RwLock::new(0);
static ADV: AtomicU32 = AtomicU32::new(0);
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    {
                        let mut d = DAY.write().unwrap();
                        if *d == 6 {
                            break;
                        }
                        *d += 1;
                    }
                    let n = ADV.load(SeqCst);
                    ADV.store(n + 1, SeqCst);
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let d = DAY.read().unwrap();
                    thread::sleep(Duration::from_millis(10));
                    drop(d);
                }
            });
        }
    });
    println!("day: {}", DAY.read().unwrap());
    println!("advances: {}", ADV.load(SeqCst));
}
