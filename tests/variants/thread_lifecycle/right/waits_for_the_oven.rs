// The chef works a second by waiting for the oven, a thread of its own.
use std::thread;
use std::time::Duration;
fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        let oven = thread::spawn(|| thread::sleep(Duration::from_secs(1)));
        oven.join().unwrap();
    });
    thread::sleep(Duration::from_millis(250));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
