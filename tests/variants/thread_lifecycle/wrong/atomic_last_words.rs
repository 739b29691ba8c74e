// breaks: `terminated` after the chef has ended
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
static DONE: AtomicBool = AtomicBool::new(false);
fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        DONE.store(true, Ordering::SeqCst);
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    while !DONE.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_millis(10));
    }
    println!("chef: terminated");
    chef.join().unwrap();
}
