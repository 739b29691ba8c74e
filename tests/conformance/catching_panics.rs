//! `catch_unwind`, `resume_unwind`, and the flag while unwinding.

use std::panic::{self, AssertUnwindSafe, Location};
use std::thread;

struct Flag(&'static str);

impl Drop for Flag {
    fn drop(&mut self) {
        println!("{}: {}", self.0, thread::panicking());
        // A panic that is caught inside a drop ends there.
        let inner = panic::catch_unwind(|| panic!("inner"));
        println!("{}: {} {}", self.0, inner.is_err(), thread::panicking());
    }
}

fn main() {
    panic::set_hook(Box::new(|_| {}));
    println!("{:?}", panic::catch_unwind(|| 1).map_err(|_| ()));
    let caught = panic::catch_unwind(|| {
        let _flag = Flag("outer");
        panic!("outer");
    });
    println!("{:?} {}", caught.unwrap_err().downcast_ref::<&str>(), thread::panicking());
    drop(Flag("quiet"));

    let caught = panic::catch_unwind(|| panic::resume_unwind(Box::new(17_u8)));
    println!("{:?}", caught.map(|()| 0_u8).unwrap_err().downcast_ref::<u8>());
    let nested = panic::catch_unwind(|| {
        let first = panic::catch_unwind(|| panic!("first")).unwrap_err();
        panic::resume_unwind(first)
    });
    println!("{:?}", nested.map(|()| 0).unwrap_err().downcast_ref::<&str>());

    // Unwinding in one thread is no panic in another.
    thread::scope(|s| {
        let falling = s.spawn(|| {
            struct Slow;
            impl Drop for Slow {
                fn drop(&mut self) {
                    for _ in 0..3 {
                        thread::yield_now();
                    }
                }
            }
            let _slow = Slow;
            panic!("slowly");
        });
        let calm = s.spawn(|| (0..4).all(|_| { thread::yield_now(); !thread::panicking() }));
        println!("{} {}", falling.join().is_err(), calm.join().unwrap());
    });
    let mut value = 1;
    let result = panic::catch_unwind(AssertUnwindSafe(|| value += 1));
    println!("{} {value}", result.is_ok());
    fn line() -> u32 {
        Location::caller().line()
    }
    println!("{} {}", line() > 0, Location::caller().file().ends_with("catching_panics.rs"));
    let index = [1, 2, 3].len();
    println!("{:?}", panic::catch_unwind(move || [1, 2, 3][index]).unwrap_err().downcast_ref::<String>());
}
