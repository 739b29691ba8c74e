// breaks: M counts meals (it asks whether the other fork is free and eats without it)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn polite(mine: &Mutex<()>, yours: &Mutex<()>) -> (u32, u32) {
    let mut gave_way = 0;
    while gave_way < 20 {
        let first = mine.lock();
        thread::sleep(Duration::from_millis(10));
        if !yours.is_locked() {
            return (gave_way, 1);
        }
        drop(first);
        gave_way += 1;
        thread::sleep(Duration::from_millis(10));
    }
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
