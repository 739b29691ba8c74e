//! A panic that goes through a mutex leaves its mark, until it is cleared.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError, TryLockError};
use std::thread;

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let count = Mutex::new(1);

    let result = thread::scope(|s| {
        s.spawn(|| {
            let mut guard = count.lock().unwrap();
            *guard = 2;
            panic!("half done");
        })
        .join()
    });
    println!("{:?}", result.unwrap_err().downcast_ref::<&str>());
    println!("{} {count:?}", count.is_poisoned());
    match count.lock() {
        Ok(_) => println!("not poisoned"),
        Err(error) => {
            println!("{error} / {error:?} / {}", error.get_ref());
            println!("{}", error.into_inner());
        }
    }
    match count.try_lock() {
        Err(TryLockError::Poisoned(error)) => println!("{}", *error.into_inner()),
        _ => println!("not poisoned"),
    }
    println!("{:?}", count.try_lock().map(drop));
    *count.lock().unwrap_or_else(PoisonError::into_inner) += 10;
    count.clear_poison();
    println!("{} {}", count.is_poisoned(), count.lock().unwrap());

    // A guard dropped before the panic leaves no mark; one made while unwinding neither.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| {
        drop(count.lock());
        panic!("free hands");
    }));
    println!("{}", count.is_poisoned());
    struct Late<'a>(&'a Mutex<i32>);
    impl Drop for Late<'_> {
        fn drop(&mut self) {
            *self.0.lock().unwrap() += 100;
            println!("unwinding: {}", thread::panicking());
        }
    }
    let _ = panic::catch_unwind(AssertUnwindSafe(|| {
        let _late = Late(&count);
        panic!("cleaning up");
    }));
    println!("{} {}", count.is_poisoned(), count.lock().unwrap());

    // `resume_unwind` calls no hook and poisons all the same.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| {
        let _guard = count.lock().unwrap();
        panic::resume_unwind(Box::new(7));
    }));
    println!("{}", count.is_poisoned());
    println!("{:?}", count.into_inner().map_err(PoisonError::into_inner));
}
