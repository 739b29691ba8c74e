use parking_lot::FairMutex;
use rand::Rng;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
fn main() {
    let l = Arc::new(FairMutex::new(0));
    let r = Arc::new(FairMutex::new(0));
    fn dine(a: &FairMutex<i32>, b: &FairMutex<i32>) -> i32 {
        let mut rng = rand::rng();
        let mut n = 0;
        while n != 3 {
            if let Some(mut x) = a.try_lock_for(Duration::from_secs(1)) {
                *x += 1;
                if let Some(mut y) = b.try_lock_for(Duration::from_millis(10)) {
                    *y += 1;
                    n += 1;
                    continue;
                }
            }
            thread::park_timeout(Duration::from_micros(u64::from(rng.next_u32() % 5000)));
        }
        n
    }
    let (l2, r2) = (l.clone(), r.clone());
    let t = thread::spawn(move || dine(&r2, &l2));
    let n = dine(&l, &r);
    println!("meals: {}", n + t.join().unwrap());
}
