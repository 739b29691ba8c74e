use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::{sleep, spawn};
use std::time::Duration;

struct Basket {
    garlic: AtomicU32,
}

static BASKET: LazyLock<Basket> = LazyLock::new(|| Basket { garlic: AtomicU32::new(0) });

fn main() {
    let shoppers = (0..2).map(|_| {
        spawn(|| {
            for _ in 0..5 {
                sleep(Duration::from_millis(10));
                BASKET.garlic.fetch_add(1, SeqCst);
            }
        })
    });
    let mut threads: Vec<_> = shoppers.collect();
    // only looks
    threads.push(spawn(|| {
        for _ in 0..3 {
            sleep(Duration::from_millis(15));
            println!("cashier sees {}", BASKET.garlic.load(SeqCst));
        }
    }));
    for thread in threads {
        thread.join().unwrap();
    }
    println!("garlic: {}", BASKET.garlic.load(SeqCst));
}
