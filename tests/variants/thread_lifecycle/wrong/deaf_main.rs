// breaks: no thread but one that the sheet names panics
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (serve, served) = mpsc::channel();
    println!("chef: new");
    let chef = thread::spawn(move || {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        serve.send("soup").unwrap();
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    if let Ok(dish) = served.recv_timeout(Duration::from_secs(5)) {
        println!("main eats the {dish}");
    }
    drop(served);
    let _ = chef.join();
    println!("chef: terminated");
}
