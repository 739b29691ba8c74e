// The write side of an RwLock is poisoned by a panic too. Who finds it so declares it healthy again.
use std::sync::{Arc, RwLock, RwLockWriteGuard};
use std::thread::Builder;

fn write(lock: &RwLock<u64>) -> RwLockWriteGuard<'_, u64> {
    lock.write().unwrap_or_else(|poisoned| {
        lock.clear_poison();
        poisoned.into_inner()
    })
}

fn main() {
    let count = Arc::new(RwLock::new(0_u64));
    let mut handles = Vec::new();
    for name in ["clumsy", "steady"] {
        let count = Arc::clone(&count);
        let work = move || {
            let mut turn = 0;
            while turn < 5 {
                turn += 1;
                let mut now = write(&count);
                if name == "clumsy" {
                    // At the third turn this divides by nothing.
                    println!("clumsy cuts six into {}", 6 / (3 - turn));
                }
                *now += 1;
            }
        };
        handles.push(Builder::new().name(name.to_string()).spawn(work).unwrap());
    }
    for handle in handles {
        let name = handle.thread().name().unwrap_or("?").to_owned();
        match handle.join() {
            Ok(()) => println!("{name} has finished"),
            Err(_) => println!("{name} has not"),
        }
    }
    let count = match count.read() {
        Ok(count) => *count,
        Err(poisoned) => *poisoned.into_inner(),
    };
    println!("count: {count}");
}
