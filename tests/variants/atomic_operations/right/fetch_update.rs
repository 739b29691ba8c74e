use std::sync::atomic::{AtomicU8, Ordering::*};
use std::thread::Builder;
use std::time::Duration;

static GARLIC: AtomicU8 = AtomicU8::new(0);

fn shop() {
    for _ in 0..5 {
        std::thread::sleep(Duration::from_millis(10));
        GARLIC.fetch_update(AcqRel, Acquire, |count| count.checked_add(1)).expect("ten fit into a byte");
    }
}

fn main() {
    let barron = Builder::new().name("barron".into()).spawn(shop).unwrap();
    let olivia = Builder::new().name("olivia".into()).spawn(shop).unwrap();
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("garlic: {}", GARLIC.load(Acquire));
}
