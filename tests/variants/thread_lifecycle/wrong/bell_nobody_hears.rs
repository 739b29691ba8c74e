// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static KITCHEN: Mutex<()> = Mutex::new(());
static BELL: Condvar = Condvar::new();

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        let mut kitchen = KITCHEN.lock();
        BELL.wait(&mut kitchen);
    });
    // By then the chef is waiting for the bell. Always.
    thread::sleep(Duration::from_secs(1));
    println!("chef: blocked");
    BELL.notify_all();
    chef.join().unwrap();
    println!("chef: terminated");
}
