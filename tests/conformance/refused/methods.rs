//! What there is not. Each module is refused, by one of the codes that stand above it.
#![allow(unused)]

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Barrier, Condvar, Mutex, Once, OnceLock, RwLock};
use std::thread;
use std::time::{Duration, Instant};

// E0277
mod a_mutex_has_no_clone {
    use super::*;
    fn f(mutex: &Mutex<i32>) -> Mutex<i32> {
        Mutex::clone(mutex)
    }
}

// E0599
mod a_standard_mutex_has_no_limit {
    use super::*;
    fn f(mutex: &Mutex<i32>) {
        let _ = mutex.try_lock_for(Duration::from_millis(1));
    }
}

// E0599
mod a_lock_of_parking_lot_knows_no_poison {
    use super::*;
    fn f(mutex: &parking_lot::Mutex<i32>) {
        mutex.lock().unwrap();
    }
}

// E0369
mod mutexes_are_not_compared {
    use super::*;
    fn f(one: &Mutex<i32>, other: &Mutex<i32>) -> bool {
        one == other
    }
}

// E0277
mod a_mutex_has_no_display {
    use super::*;
    fn f(mutex: &Mutex<i32>) -> String {
        mutex.to_string_as_said()
    }
    trait Said {
        fn to_string_as_said(&self) -> String;
    }
    impl Said for Mutex<i32> {
        fn to_string_as_said(&self) -> String {
            format!("{self}")
        }
    }
}

// E0599
mod a_flag_is_not_counted_up {
    use super::*;
    fn f(flag: &AtomicBool) {
        flag.fetch_add(1, Ordering::SeqCst);
    }
}

// E0277
mod an_atomic_has_no_clone {
    use super::*;
    fn f(number: &AtomicU32) -> AtomicU32 {
        AtomicU32::clone(number)
    }
}

// E0369
mod an_atomic_is_not_added_to {
    use super::*;
    fn f(number: AtomicU32) -> u32 {
        number + 1
    }
}

// E0599
mod a_barrier_has_no_limit {
    use super::*;
    fn f(barrier: &Barrier) {
        barrier.wait_timeout(Duration::from_millis(1));
    }
}

// E0599
mod a_thread_is_not_killed {
    use super::*;
    fn f(handle: thread::JoinHandle<()>) {
        handle.kill();
    }
}

// E0599
mod a_lock_is_released_by_its_guard {
    use super::*;
    fn f(mutex: &Mutex<i32>) {
        mutex.unlock();
    }
}

// E0658 or E0599
mod a_lock_is_not_read_by_copy {
    use super::*;
    fn f(mutex: &Mutex<i32>) {
        let _ = mutex.get_cloned();
    }
}

// E0658 or E0599
mod a_cell_is_not_made_through_a_reference {
    use super::*;
    fn f(cell: &mut OnceLock<i32>) {
        let _ = cell.get_mut_or_init(|| 1);
    }
}

// E0599
mod a_moment_is_no_number {
    use super::*;
    fn f(moment: Instant) -> u64 {
        moment.as_millis()
    }
}

// E0599 or E0624
mod a_moment_has_no_name_of_the_model {
    use super::*;
    fn f(moment: Instant) -> Option<u64> {
        moment.deadline()
    }
}

// E0308 or E0277
mod moments_are_not_added {
    use super::*;
    fn f(moment: Instant) -> Instant {
        moment + moment
    }
}

// E0061
mod a_barrier_knows_how_many {
    use super::*;
    fn f() -> Barrier {
        Barrier::new()
    }
}

// E0423
mod a_once_is_made_by_its_function {
    use super::*;
    fn f() -> Once {
        Once
    }
}

// E0599
mod random_has_no_old_names {
    use super::*;
    fn f() -> u32 {
        use rand::Rng;
        rand::rng().gen_range(0..3)
    }
}

fn main() {}
