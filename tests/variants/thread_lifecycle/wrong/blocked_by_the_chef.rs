// breaks: `blocked` is printed while the chef is blocked
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        println!("chef: blocked");
        thread::sleep(Duration::from_secs(1));
    });
    chef.join().unwrap();
    println!("chef: terminated");
}
