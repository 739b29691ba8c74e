// breaks: no thread panics (when the limit runs out for the third time)
use parking_lot::{Mutex, MutexGuard};
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const LIMIT: Duration = Duration::from_millis(10);

type Both<'f> = (MutexGuard<'f, ()>, MutexGuard<'f, ()>);

fn attempt<'f>(first: &'f Mutex<()>, second: &'f Mutex<()>) -> Option<Both<'f>> {
    let first = first.lock();
    let second = second.try_lock_for(LIMIT)?;
    Some((first, second))
}

fn pick_up<'f>(first: &'f Mutex<()>, second: &'f Mutex<()>) -> Both<'f> {
    for _ in 0..2 {
        if let Some(both) = attempt(first, second) {
            return both;
        }
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=40)));
    }
    attempt(first, second).expect("third time lucky")
}

fn eat_three(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    for _ in 0..3 {
        let _both = pick_up(first, second);
        thread::sleep(Duration::from_millis(15));
    }
    3
}

fn main() {
    let left = Arc::new(Mutex::new(()));
    let right = Arc::new(Mutex::new(()));
    let (l, r) = (left.clone(), right.clone());
    let a = thread::spawn(move || eat_three(&l, &r));
    let b = thread::spawn(move || eat_three(&right, &left));
    println!("meals: {}", a.join().unwrap() + b.join().unwrap());
}
