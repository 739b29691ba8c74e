//! `LazyLock`: made at its first use, by one thread; poisoned for good.

use std::panic::{self, AssertUnwindSafe};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static MADE: AtomicU32 = AtomicU32::new(0);
static LIST: LazyLock<Vec<u32>> = LazyLock::new(|| {
    MADE.fetch_add(1, Ordering::SeqCst);
    thread::yield_now();
    vec![1, 2, 3]
});

fn main() {
    panic::set_hook(Box::new(|_| {}));
    println!("{LIST:?}");
    let sum: u32 = thread::scope(|s| {
        let threads: Vec<_> = (0..3).map(|n| s.spawn(move || LIST[n])).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    println!("{sum} {LIST:?} {}", MADE.load(Ordering::SeqCst));

    let factor = 3;
    let lazy = LazyLock::new(|| factor * 2);
    println!("{} {} {lazy:?}", LazyLock::force(&lazy), *lazy + 1);
    println!("{}", *LazyLock::<u8>::default());

    let broken = LazyLock::<u8, _>::new(|| panic!("no"));
    let first = panic::catch_unwind(AssertUnwindSafe(|| *broken));
    println!("{:?}", first.unwrap_err().downcast_ref::<&str>());
    let second = panic::catch_unwind(AssertUnwindSafe(|| *broken));
    println!("{:?} {broken:?}", second.unwrap_err().downcast_ref::<&str>());
}
