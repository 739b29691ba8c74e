// Main is the other counter, and a curious thread looks at the count now and then.
use std::panic::panic_any;
use std::sync::{Mutex, TryLockError};
use std::thread;

struct Tally {
    total: u32,
    by_clumsy: u32,
}

static TALLY: Mutex<Tally> = Mutex::new(Tally { total: 0, by_clumsy: 0 });

fn with_tally<R>(f: impl FnOnce(&mut Tally) -> R) -> R {
    let mut tally = match TALLY.lock() {
        Ok(t) => t,
        Err(e) => e.into_inner(),
    };
    f(&mut tally)
}

fn main() {
    let clumsy = thread::Builder::new().name("clumsy".into()).spawn(|| {
        for _ in 0..5 {
            with_tally(|tally| {
                if tally.by_clumsy == 2 {
                    panic_any(tally.by_clumsy);
                }
                tally.by_clumsy += 1;
                tally.total += 1;
            });
        }
    });
    let curious = thread::spawn(|| {
        for _ in 0..3 {
            match TALLY.try_lock() {
                Ok(tally) => println!("so far {}", tally.total),
                Err(TryLockError::Poisoned(e)) => println!("so far {}, and a mess", e.into_inner().total),
                Err(TryLockError::WouldBlock) => println!("busy"),
            }
            thread::yield_now();
        }
    });

    for _ in 0..5 {
        with_tally(|tally| tally.total += 1);
    }

    let fell_after: Box<u32> = clumsy.unwrap().join().unwrap_err().downcast().unwrap();
    println!("clumsy fell after {fell_after}");
    curious.join().unwrap();
    println!("count: {}", with_tally(|tally| tally.total));
}
