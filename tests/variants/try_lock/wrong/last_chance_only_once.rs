// breaks: prints `items: 10`
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static LIST: Mutex<u32> = Mutex::new(0);

fn write(pending: &mut u32) {
    if let Some(mut list) = LIST.try_lock() {
        for _ in 0..*pending {
            thread::sleep(Duration::from_millis(30));
            *list += 1;
        }
        *pending = 0;
    }
}

fn shopper() {
    let mut pending = 0;
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        pending += 1;
        write(&mut pending);
    }
    if pending > 0 {
        // 5 entries of 30 ms each: after 200 ms the other one is finished for sure
        thread::sleep(Duration::from_millis(200));
        write(&mut pending);
    }
}

fn main() {
    let a = thread::spawn(shopper);
    let b = thread::spawn(shopper);
    a.join().unwrap();
    b.join().unwrap();
    println!("items: {}", LIST.lock());
}
