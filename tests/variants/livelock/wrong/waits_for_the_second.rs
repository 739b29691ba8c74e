// breaks: nobody who holds a fork is blocked on the other (blocking for the second, the limit saves it)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn diner(first: &Mutex<()>, second: &Mutex<()>) -> (u32, u32) {
    let mut gave_way = 0;
    while gave_way < 20 {
        let mine = first.lock();
        // Wait a little, perhaps it becomes free.
        if second.try_lock_for(Duration::from_millis(5)).is_some() {
            return (gave_way, 1);
        }
        drop(mine);
        gave_way += 1;
    }
    (gave_way, 0)
}

fn main() {
    let left = Arc::new(Mutex::new(()));
    let right = Arc::new(Mutex::new(()));
    let (l, r) = (left.clone(), right.clone());
    let one = thread::spawn(move || diner(&l, &r));
    let two = thread::spawn(move || diner(&right, &left));
    let (one, two) = (one.join().unwrap(), two.join().unwrap());
    println!("gave way: {}", one.0 + two.0);
    println!("meals: {}", one.1 + two.1);
}
