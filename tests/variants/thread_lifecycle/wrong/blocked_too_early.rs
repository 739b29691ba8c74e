// breaks: `blocked` is printed while the chef is blocked
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = channel();
    println!("chef: new");
    let chef = thread::spawn(move || {
        println!("chef: running");
        tx.send(()).unwrap();
        thread::sleep(Duration::from_secs(1));
    });
    rx.recv().unwrap();
    // the chef has nothing left to do but sleep
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
