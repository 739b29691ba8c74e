// breaks: `terminated` after the chef has ended
use std::thread;
use std::time::{Duration, Instant};
fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    let start = Instant::now();
    while !chef.is_finished() && start.elapsed() < Duration::from_secs(5) {
        thread::sleep(Duration::from_millis(50));
    }
    println!("chef: terminated");
}
