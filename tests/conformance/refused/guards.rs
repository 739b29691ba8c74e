//! What a guard must not be used for. Each module is refused, by the code that stands above it.
#![allow(unused)]

use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::thread;

// E0277
mod a_guard_stays_with_its_thread {
    use super::*;
    fn f(mutex: &'static Mutex<i32>) {
        let guard = mutex.lock().unwrap();
        thread::spawn(move || drop(guard));
    }
}

// E0277
mod a_read_guard_stays_with_its_thread {
    use super::*;
    fn f(lock: &'static RwLock<i32>) {
        let guard = lock.read().unwrap();
        thread::spawn(move || drop(guard));
    }
}

// E0277
mod a_write_guard_stays_with_its_thread {
    use super::*;
    fn f(lock: &RwLock<i32>) {
        let guard = lock.write().unwrap();
        thread::scope(|s| {
            s.spawn(move || drop(guard));
        });
    }
}

// E0277
mod a_guard_of_parking_lot_stays_with_its_thread {
    use super::*;
    fn f(mutex: &parking_lot::Mutex<i32>) {
        let guard = mutex.lock();
        thread::scope(|s| {
            s.spawn(move || drop(guard));
        });
    }
}

// E0277
mod a_reentrant_guard_stays_with_its_thread {
    use super::*;
    fn f(mutex: &parking_lot::ReentrantMutex<i32>) {
        let guard = mutex.lock();
        thread::scope(|s| {
            s.spawn(move || drop(guard));
        });
    }
}

// E0277
mod a_lock_of_standard_output_stays_with_its_thread {
    use super::*;
    fn f() {
        let out = std::io::stdout().lock();
        thread::spawn(move || drop(out));
    }
}

// E0505
mod data_ends_with_its_guard {
    use super::*;
    fn f(mutex: &Mutex<i32>) -> i32 {
        let guard = mutex.lock().unwrap();
        let data = &*guard;
        drop(guard);
        *data
    }
}

// E0597
mod a_guard_ends_with_its_mutex {
    use super::*;
    fn f() {
        let guard;
        let mutex = Mutex::new(1);
        guard = mutex.lock().unwrap();
    }
}

// E0597
mod the_last_expression_holds_its_guard_too_long_no_more {
    use super::*;
    fn f() {
        let guard;
        {
            let lock = RwLock::new(1);
            guard = lock.read();
        }
        drop(guard);
    }
}

// E0716
mod a_guard_that_nobody_keeps_is_gone {
    use super::*;
    fn f(mutex: &Mutex<String>) {
        let text = mutex.lock().unwrap().as_str();
        println!("{text}");
    }
}

// E0515
mod data_is_not_returned_from_under_a_lock {
    use super::*;
    fn f(mutex: &Mutex<i32>) -> &i32 {
        &*mutex.lock().unwrap()
    }
}

// E0502
mod data_is_not_reached_past_its_guard {
    use super::*;
    fn f(mutex: &mut Mutex<i32>) {
        let guard = mutex.lock().unwrap();
        *mutex.get_mut().unwrap() += 1;
        drop(guard);
    }
}

// E0505
mod a_mutex_is_not_taken_apart_while_held {
    use super::*;
    fn f(mutex: Mutex<i32>) -> i32 {
        let guard = mutex.lock().unwrap();
        let number = mutex.into_inner().unwrap();
        drop(guard);
        number
    }
}

// E0594
mod a_reader_does_not_write {
    use super::*;
    fn f(lock: &RwLock<i32>) {
        let mut guard = lock.read().unwrap();
        *guard += 1;
    }
}

// E0594
mod a_reentrant_mutex_gives_no_writing {
    use super::*;
    fn f(mutex: &parking_lot::ReentrantMutex<i32>) {
        let mut guard = mutex.lock();
        *guard += 1;
    }
}

// E0594
mod an_upgradable_reader_does_not_write {
    use super::*;
    fn f(lock: &parking_lot::RwLock<i32>) {
        let mut guard = lock.upgradable_read();
        *guard += 1;
    }
}

// E0382
mod a_wait_takes_the_guard {
    use super::*;
    fn f(mutex: &Mutex<i32>, condition: &Condvar) -> i32 {
        let guard = mutex.lock().unwrap();
        let _again = condition.wait(guard).unwrap();
        *guard
    }
}

// E0308
mod a_condition_goes_with_its_own_kind_of_mutex {
    use super::*;
    fn f(mutex: &parking_lot::Mutex<i32>, condition: &Condvar) {
        let _ = condition.wait(mutex.lock());
    }
}

// E0308
mod a_condition_waits_with_a_guard {
    use super::*;
    fn f(mutex: &Mutex<i32>, condition: &Condvar) {
        let _ = condition.wait(mutex);
    }
}

// E0382
mod a_downgraded_guard_is_gone {
    use super::*;
    fn f(lock: &parking_lot::RwLock<i32>) -> i32 {
        let writer = lock.write();
        let _reader = parking_lot::RwLockWriteGuard::downgrade(writer);
        *writer
    }
}

fn main() {}
