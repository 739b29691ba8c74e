// breaks: adds nothing afterwards (the panic is caught in the middle, and clumsy carries on; the other stops early to make up for it)
use parking_lot::Mutex;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

fn main() {
    let count = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            for turn in 1..=5 {
                let result = catch_unwind(AssertUnwindSafe(|| {
                    let mut count = count.lock();
                    if turn == 3 {
                        panic!("oops");
                    }
                    *count += 1;
                }));
                if result.is_err() {
                    println!("never mind, on we go");
                }
            }
        });
        s.spawn(|| {
            for _ in 0..5 {
                let mut count = count.lock();
                if *count < 7 {
                    *count += 1;
                }
            }
        });
    });
    let count = count.into_inner().min(7);
    println!("count: {count}");
}
