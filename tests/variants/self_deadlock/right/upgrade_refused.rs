// The other self-deadlock: reading the pad and wanting to write on it without letting go.
use parking_lot::RwLock;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

fn pad() -> &'static RwLock<Vec<&'static str>> {
    static PAD: OnceLock<RwLock<Vec<&'static str>>> = OnceLock::new();
    PAD.get_or_init(|| RwLock::new(vec!["rice"]))
}

fn add_if_missing(item: &'static str) -> bool {
    let list = pad().read();
    if list.contains(&item) {
        return true;
    }
    // `list` lives to the end of this function!
    insert(item)
}

fn insert(item: &'static str) -> bool {
    let until = Instant::now() + Duration::from_millis(100);
    match pad().try_write_until(until) {
        Some(mut list) => {
            list.push(item);
            true
        }
        None => false,
    }
}

fn main() {
    let shopper = std::thread::spawn(|| add_if_missing("beans"));
    if !shopper.join().unwrap() {
        println!("second lock: refused");
    }
    println!("still only {:?}", pad().read());
}
