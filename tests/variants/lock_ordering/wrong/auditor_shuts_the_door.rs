// breaks: no other lock stands before the two (clerks share it, the auditor has it alone)
use parking_lot::{Mutex, RwLock};
use std::thread;

static OPEN: RwLock<()> = RwLock::new(());
static A: Mutex<i32> = Mutex::new(100);
static B: Mutex<i32> = Mutex::new(100);

fn main() {
    let clerks = [10, -10].map(|amount| {
        thread::spawn(move || {
            for _ in 0..3 {
                let _open = OPEN.read();
                let mut a = A.lock();
                let mut b = B.lock();
                *a -= amount;
                *b += amount;
            }
        })
    });
    let auditor = thread::spawn(|| {
        for _ in 0..2 {
            let _closed = OPEN.write();
            let a = A.lock();
            let b = B.lock();
            println!("audit: {}", *a + *b);
        }
    });
    for c in clerks {
        c.join().unwrap();
    }
    auditor.join().unwrap();
    let (a, b) = (A.lock(), B.lock());
    println!("total: {}", *a + *b);
}
