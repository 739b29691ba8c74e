// Without the rand crate: a small generator of pseudo-random numbers for each thread.
use parking_lot::Mutex;
use std::cell::Cell;
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

thread_local! {
    static SEED: Cell<u64> = const { Cell::new(0) };
}

/// xorshift, good enough for a dinner
fn random() -> u64 {
    SEED.with(|seed| {
        let mut x = seed.get();
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        seed.set(x);
        x
    })
}

struct Forks {
    left: Mutex<()>,
    right: Mutex<()>,
}

static FORKS: OnceLock<Forks> = OnceLock::new();

fn eat_three_times(seed: u64, left_first: bool) -> u32 {
    SEED.set(seed);
    let forks = FORKS.get_or_init(|| Forks { left: Mutex::new(()), right: Mutex::new(()) });
    let (first, second) = if left_first { (&forks.left, &forks.right) } else { (&forks.right, &forks.left) };
    let mut eaten = 0;
    while eaten < 3 {
        let got_both = {
            let _held = first.lock();
            let other = second.try_lock_for(Duration::from_micros(800));
            if other.is_some() {
                eaten += 1;
            }
            other.is_some()
        };
        if !got_both {
            thread::sleep(Duration::from_micros(100 + random() % 20_000));
        }
    }
    eaten
}

fn main() {
    let meals = Arc::new(Mutex::new(0));
    let threads =
        [(0x9E37_79B9_7F4A_7C15, true), (0xD1B5_4A32_D192_ED03, false)].map(|(seed, left_first)| {
            let meals = Arc::clone(&meals);
            thread::spawn(move || {
                let eaten = eat_three_times(seed, left_first);
                *meals.lock() += eaten;
            })
        });
    for t in threads {
        t.join().unwrap();
    }
    println!("meals: {}", *meals.lock());
}
