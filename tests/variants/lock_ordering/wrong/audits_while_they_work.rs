// breaks: Prints: `audit: 200` (twice) (as often as there is time for)
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread;

static A: Mutex<u32> = Mutex::new(100);
static B: Mutex<u32> = Mutex::new(100);
static CLOSED: AtomicBool = AtomicBool::new(false);

fn both() -> (MutexGuard<'static, u32>, MutexGuard<'static, u32>) {
    let a = A.lock().unwrap();
    (a, B.lock().unwrap())
}

fn main() {
    let auditor = thread::spawn(|| {
        let mut audits = 0;
        while audits < 2 && !CLOSED.load(Ordering::SeqCst) {
            let (a, b) = both();
            println!("audit: {}", *a + *b);
            audits += 1;
        }
    });
    let one = thread::spawn(|| {
        for _ in 0..3 {
            let (mut a, mut b) = both();
            *a -= 10;
            *b += 10;
        }
    });
    let two = thread::spawn(|| {
        for _ in 0..3 {
            let (mut a, mut b) = both();
            *a += 10;
            *b -= 10;
        }
    });
    one.join().unwrap();
    two.join().unwrap();
    CLOSED.store(true, Ordering::SeqCst);
    auditor.join().unwrap();
    let (a, b) = both();
    println!("total: {}", *a + *b);
}
