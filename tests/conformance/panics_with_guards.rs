//! A guard that a panic drops releases its lock, caught in its thread or not, poisoned or not.

use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, RwLock};
use std::thread;

fn main() {
    panic::set_hook(Box::new(|info| {
        let name = thread::current().name().map(str::to_owned);
        println!("{name:?} line {}: {}", info.location().unwrap().line(), info.payload_as_str().unwrap_or("?"));
    }));
    let mutex = Mutex::new(1);
    let caught = catch_unwind(|| {
        let _guard = mutex.lock().unwrap();
        panic!("with a guard");
    });
    println!("{} {} {}", caught.is_err(), mutex.is_poisoned(), mutex.try_lock().is_err());
    mutex.clear_poison();
    println!("{:?}", mutex.lock());

    // A guard taken while unwinding leaves no mark.
    struct Last<'a>(&'a Mutex<i32>);
    impl Drop for Last<'_> {
        fn drop(&mut self) {
            *self.0.lock().unwrap() += 1;
        }
    }
    let caught = catch_unwind(AssertUnwindSafe(|| {
        let _last = Last(&mutex);
        panic!("with a drop that locks");
    }));
    println!("{} {mutex:?}", caught.is_err());

    let lock = RwLock::new(1);
    let plain = parking_lot::Mutex::new(1);
    let shared = parking_lot::RwLock::new(1);
    let again = parking_lot::ReentrantMutex::new(1);
    thread::scope(|s| {
        let named = thread::Builder::new().name("clumsy".to_owned());
        let thread = named.spawn_scoped(s, || {
            let _reader = lock.read();
            let _held = (plain.lock(), shared.write(), again.lock(), again.lock());
            panic!("{}", "with many");
        });
        println!("{}", thread.unwrap().join().is_err());
    });
    println!("{:?} {:?} {:?} {:?}", lock, plain, shared, again.try_lock().is_some());
    thread::scope(|s| {
        s.spawn(|| {
            println!("{}", panic::catch_unwind(AssertUnwindSafe(|| *lock.write().unwrap() /= 0 * *plain.lock())).is_err());
        });
    });
    println!("{lock:?} {plain:?}");
    let unnamed = thread::spawn(|| panic::panic_any(7_u8)).join().unwrap_err();
    println!("{:?}", unnamed.downcast_ref::<u8>());
}
