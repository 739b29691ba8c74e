// House rule: SAVINGS before CURRENT. Main is the auditor.
use std::sync::{LazyLock, Mutex};
use std::thread;

static SAVINGS: LazyLock<Mutex<u8>> = LazyLock::new(|| Mutex::new(100));
static CURRENT: LazyLock<Mutex<u8>> = LazyLock::new(|| Mutex::new(100));

fn audit() -> u32 {
    let savings = SAVINGS.lock().unwrap();
    let current = CURRENT.lock().unwrap();
    u32::from(*savings) + u32::from(*current)
}

fn main() {
    let to_savings = thread::spawn(|| {
        for _ in 0..3 {
            let mut savings = SAVINGS.lock().unwrap();
            let mut current = CURRENT.lock().unwrap();
            *current -= 10;
            *savings += 10;
        }
    });
    let to_current = thread::spawn(|| {
        for _ in 0..3 {
            let mut savings = SAVINGS.lock().unwrap();
            let mut current = CURRENT.lock().unwrap();
            *savings -= 10;
            *current += 10;
        }
    });

    for _ in 0..2 {
        println!("audit: {}", audit());
    }
    to_savings.join().unwrap();
    to_current.join().unwrap();
    println!("total: {}", audit());
}
