//! A mutex: taking, trying, its own holder, how it is shown.

use std::sync::{Arc, Mutex, TryLockError};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0_u32));
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let count = Arc::clone(&count);
            thread::spawn(move || {
                for _ in 0..3 {
                    *count.lock().unwrap() += 1;
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{count:?}");

    let held = count.lock().unwrap();
    println!("{held} {held:?} {count:?}");
    println!("{}", matches!(count.try_lock(), Err(TryLockError::WouldBlock)));
    println!("{:?}", count.try_lock());
    println!("{}", count.try_lock().unwrap_err());
    drop(held);
    println!("{}", count.try_lock().is_ok());

    let mut count = Arc::into_inner(count).unwrap();
    *count.get_mut().unwrap() = 20;
    println!("{} {}", count.is_poisoned(), count.into_inner().unwrap());
    println!("{:?} {:?}", Mutex::<String>::default(), Mutex::from(1));

    let shapes: Box<Mutex<dyn Fn(i32) -> i32 + Send>> = Box::new(Mutex::new(|n| n + 1));
    println!("{}", shapes.lock().unwrap()(1));
    println!("{}", std::any::type_name_of_val(&Mutex::new(())));
}
