// Main looks at a flag under a lock until the chef has begun.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static STARTED: Mutex<bool> = Mutex::new(false);

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        *STARTED.lock().unwrap() = true;
        thread::sleep(Duration::from_secs(1));
    });
    while !*STARTED.lock().unwrap() {
        thread::yield_now();
    }
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
