// breaks: N is how often a held fork was put back uneaten (after the 20th it tries once more and does not count it)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn polite(mine: &Mutex<()>, yours: &Mutex<()>) -> (u32, u32) {
    let mut gave_way = 0;
    while gave_way < 20 {
        let first = mine.lock();
        thread::sleep(Duration::from_millis(10));
        if let Some(_second) = yours.try_lock() {
            return (gave_way, 1);
        }
        drop(first);
        gave_way += 1;
        thread::sleep(Duration::from_millis(10));
    }
    let first = mine.lock();
    if yours.try_lock().is_some() {
        return (gave_way, 1);
    }
    drop(first);
    (gave_way, 0)
}

fn main() {
    let (a, b) = (Mutex::new(()), Mutex::new(()));
    let (one, two) = thread::scope(|s| {
        let one = s.spawn(|| polite(&a, &b));
        let two = s.spawn(|| polite(&b, &a));
        (one.join().unwrap(), two.join().unwrap())
    });
    println!("gave way: {}", one.0 + two.0);
    println!("meals: {}", one.1 + two.1);
}
