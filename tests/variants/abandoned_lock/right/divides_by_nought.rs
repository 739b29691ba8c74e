// Clumsy divides by nought at its third turn.
use std::cell::RefCell;
use std::sync::{Arc, Mutex};
use std::thread;

fn count(lock: &Mutex<RefCell<u32>>, turn: i32, clumsy: bool) {
    let cell = lock.lock().unwrap_or_else(|poison| poison.into_inner());
    let share = if clumsy { 6 / (3 - turn) } else { 1 };
    let one = u32::from(share != 0 || turn > 3);
    *cell.borrow_mut() += one;
}

fn main() {
    let lock = Arc::new(Mutex::new(RefCell::new(0)));
    let hands: Vec<_> = [("clumsy", true), ("steady", false)]
        .into_iter()
        .map(|(name, clumsy)| {
            let lock = lock.clone();
            thread::Builder::new()
                .name(name.into())
                .spawn(move || {
                    for turn in 1..6 {
                        count(&lock, turn, clumsy)
                    }
                })
                .unwrap()
        })
        .collect();
    let ends: Vec<bool> = hands.into_iter().map(|h| h.join().is_ok()).collect();
    println!("ends: {ends:?}");
    let total = lock.lock().unwrap_or_else(|poison| poison.into_inner()).borrow().clone();
    println!("count: {total}");
}
