// breaks: no thread but one that the sheet names panics
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        let dishes: Vec<&str> = Vec::new();
        println!("served {}", dishes[0]);
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    let _ = chef.join(); // whatever happened, it is over
    println!("chef: terminated");
}
