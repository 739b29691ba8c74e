// breaks: `terminated` after the chef has ended
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    let (tx, rx) = mpsc::channel::<()>();
    println!("chef: new");
    thread::spawn(move || {
        let _tx = tx; // dropped when the chef is through
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
        println!("the chef goes home");
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    assert!(rx.recv().is_err());
    println!("chef: terminated");
}
