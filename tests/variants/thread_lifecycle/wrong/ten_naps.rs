// breaks: `blocked` is printed while the chef is blocked
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        for stir in 1..=10 {
            thread::sleep(Duration::from_millis(100));
            println!("chef stirred {stir} times");
        }
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
