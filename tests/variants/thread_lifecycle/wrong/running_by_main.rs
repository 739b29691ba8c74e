// breaks: `running` by the chef itself
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel();
    println!("chef: new");
    let chef = thread::spawn(move || {
        tx.send("running").unwrap();
        thread::sleep(Duration::from_secs(1));
    });
    // printed only when the chef has said so
    println!("chef: {}", rx.recv().unwrap());
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
