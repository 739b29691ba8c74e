// Two very polite diners: take a fork, see that the other is taken, put it back, "after you". The pauses are all
// alike, so that they do it in step.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn moment() {
    thread::sleep(Duration::from_millis(5));
}

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> (u32, u32) {
    let mut gave_way = 0;
    while gave_way < 20 {
        let mine = first.lock().unwrap();
        moment();
        if let Ok(_other) = second.try_lock() {
            return (gave_way, 1);
        }
        moment();
        drop(mine);
        gave_way += 1;
    }
    (gave_way, 0)
}

fn main() {
    let left = Mutex::new(());
    let right = Mutex::new(());
    let (a, b) = thread::scope(|s| {
        let a = s.spawn(|| dine(&left, &right));
        let b = s.spawn(|| dine(&right, &left));
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("gave way: {}", a.0 + b.0);
    println!("meals: {}", a.1 + b.1);
}
