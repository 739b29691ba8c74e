// breaks: `new` is printed before the chef is spawned
use std::thread;
use std::time::Duration;
fn main() {
    let announcer = thread::spawn(|| println!("chef: new"));
    thread::sleep(Duration::from_millis(10)); // it has printed by now
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    announcer.join().unwrap();
    println!("chef: terminated");
}
