use std::thread;
use std::time::Duration;

// A manager thread starts the chef, waits, and main waits for the manager.
fn main() {
    let manager = thread::spawn(|| {
        println!("chef: new");
        let chef = thread::spawn(|| {
            println!("chef: running");
            thread::sleep(Duration::from_millis(1000));
        });
        thread::sleep(Duration::from_millis(333));
        println!("chef: blocked");
        chef.join().unwrap();
    });
    manager.join().unwrap();
    println!("chef: terminated");
}
