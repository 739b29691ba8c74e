//! What the compiler warns of when it sees the real types, as it does first. Each module is told, by the lint that
//! stands above it.
#![deny(warnings)]
#![allow(dead_code)]

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, RwLock, mpsc};
use std::thread;
use std::time::{Duration, Instant};

// let_underscore_lock
mod a_guard_that_is_no_guard {
    use super::*;
    fn f(mutex: &Mutex<i32>) {
        let _ = mutex.lock();
    }
}

// let_underscore_lock
mod nor_for_readers {
    use super::*;
    fn f(lock: &RwLock<i32>) {
        let _ = lock.read().unwrap();
    }
}

// unused_must_use
mod a_guard_that_nobody_names {
    use super::*;
    fn f(mutex: &Mutex<i32>) {
        mutex.lock();
    }
}

// unused_must_use
mod nor_one_without_poison {
    use super::*;
    fn f(mutex: &parking_lot::Mutex<i32>) {
        mutex.lock();
    }
}

// unused_must_use
mod the_end_of_a_thread_may_be_a_panic {
    use super::*;
    fn f(handle: thread::JoinHandle<()>) {
        handle.join();
    }
}

// unused_must_use
mod a_message_may_come_back {
    use super::*;
    fn f(sender: &mpsc::Sender<i32>) {
        sender.send(1);
    }
}

// unused_must_use
mod a_limit_may_have_run_out {
    use super::*;
    fn f(mutex: &Mutex<i32>, condition: &Condvar) {
        condition.wait_timeout(mutex.lock().unwrap(), Duration::from_millis(1));
    }
}

// unused_must_use
mod a_clone_for_nobody {
    use super::*;
    fn f(shared: &Arc<i32>) {
        Arc::clone(shared);
    }
}

// unused_must_use
mod a_moment_for_nobody {
    use super::*;
    fn f(moment: Instant) {
        moment.saturating_duration_since(moment);
    }
}

// deprecated
mod an_old_name_of_compare_exchange {
    use super::*;
    fn f(number: &AtomicU32) -> u32 {
        number.compare_and_swap(0, 1, Ordering::SeqCst)
    }
}

// deprecated
mod an_old_name_of_sleep {
    fn f() {
        std::thread::sleep_ms(1);
    }
}

// invalid_atomic_ordering
mod a_load_releases_nothing {
    use super::*;
    fn f(number: &AtomicU32) -> u32 {
        number.load(Ordering::Release)
    }
}

// const_item_interior_mutations
mod a_constant_lock_guards_nothing {
    use super::*;
    const NUMBER: AtomicU32 = AtomicU32::new(0);
    fn f() {
        NUMBER.store(1, Ordering::SeqCst);
    }
}

// unused_mut
mod a_lock_need_not_be_mutable {
    use super::*;
    fn f() {
        let mut mutex = Mutex::new(1);
        drop(mutex.lock());
    }
}

fn main() {}
