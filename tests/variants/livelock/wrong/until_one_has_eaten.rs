// breaks: ends by itself; no diner does so more than 20 times (no limit: in step they never stop)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn diner(first: Arc<Mutex<()>>, second: Arc<Mutex<()>>) -> u32 {
    let mut gave_way = 0;
    loop {
        let mine = first.lock();
        thread::sleep(Duration::from_millis(1));
        if second.try_lock().is_some() {
            return gave_way;
        }
        thread::sleep(Duration::from_millis(1));
        drop(mine);
        gave_way += 1;
        // It stops by itself sooner or later. With the pause, sooner.
    }
}

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let (x, y) = (a.clone(), b.clone());
    let one = thread::spawn(move || diner(x, y));
    let two = thread::spawn(move || diner(b, a));
    let n = one.join().unwrap() + two.join().unwrap();
    println!("gave way: {n}");
    println!("meals: 2");
}
