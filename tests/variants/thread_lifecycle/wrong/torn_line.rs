// breaks: each on a line of its own and by one call
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        print!("chef: ");
        println!("running");
        thread::sleep(Duration::from_secs(1));
    });
    println!("main waits for the chef");
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
