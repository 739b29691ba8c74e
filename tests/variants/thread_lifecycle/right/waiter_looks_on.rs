use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (at_work, seen) = mpsc::channel();

    println!("chef: new");
    let chef = thread::spawn(move || {
        println!("chef: running");
        at_work.send(()).unwrap();
        thread::sleep(Duration::from_millis(1000));
    });

    // A third thread looks through the hatch.
    let waiter = thread::spawn(move || {
        seen.recv().unwrap();
        thread::sleep(Duration::from_millis(300));
        println!("chef: blocked");
    });

    waiter.join().unwrap();
    chef.join().unwrap();
    println!("chef: terminated");
}
