use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static RUNG: Mutex<bool> = Mutex::new(false);
static BELL: Condvar = Condvar::new();

fn chef() {
    println!("chef: running");
    let mut rung = RUNG.lock();
    while !*rung {
        BELL.wait(&mut rung);
    }
}

fn main() {
    println!("chef: new");
    let chef = thread::spawn(chef);
    // the chef works until the bell rings, a second from now
    thread::sleep(Duration::from_secs(1));
    println!("chef: blocked");
    *RUNG.lock() = true;
    BELL.notify_one();
    chef.join().unwrap();
    println!("chef: terminated");
}
