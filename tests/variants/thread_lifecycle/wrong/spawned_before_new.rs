// breaks: `new` is printed before the chef is spawned
use std::thread;
use std::time::Duration;

fn main() {
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    // the thread object exists now, so it is "new"
    println!("chef: new");
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
