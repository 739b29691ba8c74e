// breaks: who gives way holds nothing while it pauses (a fork taken while the pause is still to come)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn nap() {
    thread::sleep(Duration::from_millis(rand::rng().random_range(1..=30)));
}

fn meal(first: &Mutex<()>, second: &Mutex<()>) {
    let mut mine = first.lock();
    let mut kept_it = false;
    loop {
        if let Some(_other) = second.try_lock() {
            return;
        }
        drop(mine);
        if !kept_it && let Some(again) = first.try_lock() {
            // Still there, so the other does not want it. Keep it and wait.
            mine = again;
            kept_it = true;
            nap();
        } else {
            nap();
            mine = first.lock();
        }
    }
}

fn main() {
    let l = Arc::new(Mutex::new(()));
    let r = Arc::new(Mutex::new(()));
    let (l2, r2) = (l.clone(), r.clone());
    let one = thread::spawn(move || {
        for _ in 0..3 {
            meal(&l, &r);
        }
        3
    });
    let two = thread::spawn(move || {
        for _ in 0..3 {
            meal(&r2, &l2);
        }
        3
    });
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
