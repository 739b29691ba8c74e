// breaks: no thread panics
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static LIST: Mutex<u32> = Mutex::new(0);

fn shopper() {
    let mut pending = 0;
    let mut found = 0;
    let mut failures = 0;
    while found < 5 || pending > 0 {
        thread::sleep(Duration::from_millis(10));
        if found < 5 {
            found += 1;
            pending += 1;
        }
        match LIST.try_lock() {
            Some(mut list) => {
                failures = 0;
                for _ in 0..pending {
                    thread::sleep(Duration::from_millis(30));
                    *list += 1;
                }
                pending = 0;
            }
            None => {
                failures += 1;
                // 5 x 30 ms is the longest anybody writes
                assert!(failures <= 15, "starving");
            }
        }
    }
}

fn main() {
    let (a, b) = (thread::spawn(shopper), thread::spawn(shopper));
    a.join().unwrap();
    b.join().unwrap();
    println!("items: {}", LIST.lock());
}
