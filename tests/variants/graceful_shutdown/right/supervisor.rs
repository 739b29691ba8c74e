// The handler only passes presses on; a supervisor thread acts on them.
use crossbeam_channel::unbounded;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Shop {
    closing: AtomicBool,
    door: Mutex<bool>,
    bell: Condvar,
}
fn main() {
    let shop =
        Arc::new(Shop { closing: AtomicBool::new(false), door: Mutex::new(false), bell: Condvar::new() });
    let (press, presses) = unbounded::<()>();
    ctrlc::set_handler(move || press.send(()).expect("the supervisor listens")).expect("first handler");
    let supervised = shop.clone();
    thread::spawn(move || {
        for (n, ()) in presses.iter().enumerate() {
            if n == 1 {
                std::process::exit(130)
            }
            *supervised.door.lock().unwrap() = true;
            supervised.bell.notify_all();
        }
    });
    let work = |shop: Arc<Shop>| {
        move || {
            let mut pieces = 0u32;
            while !shop.closing.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(50));
                pieces += 1;
            }
            pieces
        }
    };
    let (a, b) = (thread::spawn(work(shop.clone())), thread::spawn(work(shop.clone())));
    let door = shop.door.lock().unwrap();
    drop(shop.bell.wait_timeout_while(door, Duration::from_secs(3), |closed| !*closed).unwrap());
    shop.closing.store(true, Ordering::SeqCst);
    let finished = a.join().unwrap() + b.join().unwrap();
    println!("finished: {finished}");
    println!("unfinished: 0");
}
