use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

static GARLIC: LazyLock<ReentrantMutex<Cell<usize>>> = LazyLock::new(|| ReentrantMutex::new(Cell::new(0)));

fn main() {
    let shop = || {
        let mut left = 5;
        while left > 0 {
            thread::sleep(Duration::from_millis(10));
            let garlic = GARLIC.lock();
            let one_more = garlic.get() + 1;
            garlic.set(one_more);
            left -= 1;
        }
    };
    let shoppers: Vec<_> = std::iter::repeat_n(shop, 2).map(thread::spawn).collect();
    shoppers.into_iter().for_each(|shopper| shopper.join().unwrap());
    println!("garlic: {}", GARLIC.lock().get());
}
