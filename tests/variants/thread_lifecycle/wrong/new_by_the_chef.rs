// breaks: `new` is printed before the chef is spawned
use std::thread;
use std::time::Duration;

struct Chef;

impl Chef {
    fn new() -> Chef {
        println!("chef: new");
        Chef
    }

    fn cook(self) {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    }
}

fn main() {
    let handle = thread::spawn(|| Chef::new().cook());
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    handle.join().unwrap();
    println!("chef: terminated");
}
