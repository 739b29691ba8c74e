//! `parking_lot`'s `Once`: run once, poisoned, forced, what state it is in.

use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use parking_lot::{Once, OnceState};

static ONCE: Once = Once::new();
static RUNS: AtomicU32 = AtomicU32::new(0);

fn main() {
    panic::set_hook(Box::new(|info| println!("{}", info.payload_as_str().unwrap_or("?"))));
    println!("{ONCE:?} {:?} {}", ONCE.state(), ONCE.state() == OnceState::New);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                ONCE.call_once(|| {
                    thread::yield_now();
                    RUNS.fetch_add(1, Ordering::SeqCst);
                });
                assert_eq!(RUNS.load(Ordering::SeqCst), 1);
            });
        }
    });
    println!("{ONCE:?} {:?} {}", ONCE.state(), ONCE.state().done());

    let once = Once::new();
    let run = || catch_unwind(AssertUnwindSafe(|| once.call_once(|| panic!("on purpose"))));
    println!("{} {:?} {}", run().is_err(), once.state(), once.state().poisoned());
    println!("{}", run().is_err());
    println!("{}", catch_unwind(AssertUnwindSafe(|| once.call_once_force(|_| panic!("again")))).is_err());
    once.call_once_force(|state| println!("{state:?} {}", state.poisoned()));
    once.call_once(|| unreachable!());
    once.call_once_force(|_| unreachable!());
    println!("{once:?}");
    let inside = Once::default();
    inside.call_once(|| println!("{:?}", inside.state()));
}
