//! `OnceLock`: set once, made once, shown, taken.

use std::panic::{self, AssertUnwindSafe};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static NAME: OnceLock<String> = OnceLock::new();

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let made = AtomicU32::new(0);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                NAME.get_or_init(|| {
                    made.fetch_add(1, Ordering::SeqCst);
                    thread::yield_now();
                    "olivia".to_owned()
                });
            });
        }
        s.spawn(|| assert_eq!(NAME.wait(), "olivia"));
    });
    println!("{} {NAME:?} {:?}", made.into_inner(), NAME.get());
    println!("{:?}", NAME.set("barron".to_owned()));

    let mut cell = OnceLock::new();
    println!("{cell:?} {:?}", cell.get());
    println!("{:?}", cell.get_mut());
    let failed = panic::catch_unwind(AssertUnwindSafe(|| cell.get_or_init(|| panic!("no"))));
    println!("{} {cell:?}", failed.is_err());
    println!("{:?} {:?} {:?}", cell.set(1), cell.set(2), cell.clone());
    if let Some(value) = cell.get_mut() {
        *value += 1;
    }
    println!("{:?} {:?}", cell == OnceLock::from(2), cell.take());
    println!("{cell:?}");
    println!("{:?} {}", OnceLock::<u8>::default().into_inner(), std::any::type_name_of_val(&cell));
}
