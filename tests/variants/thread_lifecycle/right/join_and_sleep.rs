use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        // the work
        thread::sleep(Duration::from_secs(1));
    });

    // half way through the chef is certainly asleep
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");

    chef.join().unwrap();
    println!("chef: terminated");
}
