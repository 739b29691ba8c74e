// breaks: `terminated` after the chef has ended
use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static DONE: Mutex<bool> = Mutex::new(false);
static CV: Condvar = Condvar::new();
fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        *DONE.lock() = true;
        CV.notify_one();
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    let mut done = DONE.lock();
    while !*done {
        CV.wait(&mut done);
    }
    println!("chef: terminated");
    drop(done);
    chef.join().unwrap();
}
