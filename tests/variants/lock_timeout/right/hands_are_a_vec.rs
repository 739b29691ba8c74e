// A thread for each meal; what is in hand is a list of guards.
use parking_lot::{Mutex, MutexGuard};
use rand::RngExt;
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;
static TABLE: LazyLock<Vec<Mutex<usize>>> = LazyLock::new(|| vec![Mutex::new(0), Mutex::new(0)]);
fn meal(order: [usize; 2]) {
    loop {
        let mut hands: Vec<MutexGuard<'_, usize>> = vec![TABLE[order[0]].lock()];
        hands.extend(TABLE[order[1]].try_lock_for(Duration::from_millis(30)));
        if hands.len() == 2 {
            hands.iter_mut().for_each(|fork| **fork += 1);
            return;
        }
        hands.clear();
        thread::sleep(Duration::from_millis(rand::rng().random_range(5..50)));
    }
}
fn main() {
    let diners: Vec<_> = [[0, 1], [1, 0]]
        .into_iter()
        .map(|order| {
            thread::spawn(move || {
                for _ in 0..3 {
                    thread::spawn(move || meal(order)).join().unwrap();
                }
            })
        })
        .collect();
    diners.into_iter().for_each(|d| d.join().unwrap());
    println!("meals: {}", *TABLE[0].lock());
}
