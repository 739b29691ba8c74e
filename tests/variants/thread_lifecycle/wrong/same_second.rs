// breaks: `blocked` is printed while the chef is blocked
use std::thread;
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(SECOND);
    });
    thread::sleep(SECOND);
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
