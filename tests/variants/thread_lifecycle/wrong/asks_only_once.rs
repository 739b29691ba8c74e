// breaks: Prints once each
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    thread::sleep(Duration::from_millis(700));
    // I only print what I know
    if chef.is_finished() {
        println!("chef: terminated");
    }
    chef.join().unwrap();
}
