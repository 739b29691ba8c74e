//! `Once`: run once, whoever comes; poisoned by a panic, and forced.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let once = Once::new();
    let runs = AtomicU32::new(0);
    println!("{} {once:?}", once.is_completed());
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                once.call_once(|| {
                    thread::yield_now();
                    runs.fetch_add(1, Ordering::SeqCst);
                });
                assert_eq!(runs.load(Ordering::SeqCst), 1);
            });
        }
        s.spawn(|| {
            once.wait();
            assert_eq!(runs.load(Ordering::SeqCst), 1);
        });
    });
    println!("{} {}", once.is_completed(), runs.into_inner());

    let once = Once::new();
    let result = panic::catch_unwind(AssertUnwindSafe(|| once.call_once(|| panic!("first"))));
    println!("{} {}", result.is_err(), once.is_completed());
    let result = panic::catch_unwind(AssertUnwindSafe(|| once.call_once(|| println!("never"))));
    println!("{:?}", result.unwrap_err().downcast_ref::<&str>());
    let result = panic::catch_unwind(AssertUnwindSafe(|| once.wait()));
    println!("{}", result.is_err());
    once.call_once_force(|state| println!("{} {state:?}", state.is_poisoned()));
    once.call_once_force(|_| println!("never"));
    once.call_once(|| println!("never"));
    once.wait_force();
    println!("{}", once.is_completed());
}
