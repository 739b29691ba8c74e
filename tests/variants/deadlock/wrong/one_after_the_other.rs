// breaks: sometimes: `yes` (the first has ended before the second starts)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static COFFEE: Mutex<u32> = Mutex::new(0);
static MILK: Mutex<u32> = Mutex::new(0);

fn watched(name: &str, work: impl FnOnce() + Send + 'static) -> bool {
    let handle = thread::Builder::new().name(name.to_string()).spawn(work).unwrap();
    for _ in 0..100 {
        if handle.is_finished() {
            return true;
        }
        thread::sleep(Duration::from_millis(20));
    }
    // It must be in there still.
    handle.join().is_ok()
}

fn main() {
    let first = watched("coffee first", || {
        let mut coffee = COFFEE.lock();
        thread::sleep(Duration::from_millis(50));
        *coffee += *MILK.lock();
    });
    let second = watched("milk first", || {
        let mut milk = MILK.lock();
        thread::sleep(Duration::from_millis(50));
        *milk += *COFFEE.lock();
    });
    println!("deadlock: {}", if first && second { "no" } else { "yes" });
}
