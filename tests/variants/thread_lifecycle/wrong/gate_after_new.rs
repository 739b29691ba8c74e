// breaks: `new` is printed before the chef is spawned
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (start, gate) = mpsc::channel();
    let chef = thread::spawn(move || {
        gate.recv().unwrap();
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });

    // Like Thread.start() in Java: the thread is there, but it does not run yet!
    println!("chef: new");
    start.send(()).unwrap();

    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
