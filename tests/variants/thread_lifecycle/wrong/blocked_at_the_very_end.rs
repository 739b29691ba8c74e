// breaks: `blocked` is printed while the chef is blocked
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (tx, rx) = mpsc::channel();
    println!("chef: new");
    let chef = thread::spawn(move || {
        println!("chef: running");
        thread::sleep(Duration::from_millis(500));
        tx.send(()).unwrap();
        thread::sleep(Duration::from_millis(500));
    });
    rx.recv().unwrap(); // half-time: the chef goes back to sleep
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
