use std::sync::mpsc;
use std::thread;
use std::time::Duration;

// A third thread joins the chef and tells main, who prints.
fn main() {
    let (tell, told) = mpsc::channel();
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    let waiter = thread::spawn(move || {
        chef.join().unwrap();
        tell.send("terminated").unwrap();
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    println!("chef: {}", told.recv().unwrap());
    waiter.join().unwrap();
}
