// breaks: A chef thread works for a second
use std::thread;
use std::time::Duration;
fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_millis(100));
    });
    thread::sleep(Duration::from_millis(50));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
