// breaks: `running` by the chef itself
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    println!("chef: running");
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    thread::sleep(Duration::from_millis(500));
    println!("chef: terminated");
}
