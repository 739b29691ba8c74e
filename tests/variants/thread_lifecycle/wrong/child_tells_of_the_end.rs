// breaks: `terminated` after the chef has ended
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
fn main() {
    println!("chef: new");
    let (tx, rx) = mpsc::channel();
    let chef = thread::spawn(move || {
        println!("chef: running");
        let child = thread::spawn(move || {
            let () = rx.recv().unwrap();
            println!("chef: terminated");
        });
        thread::sleep(Duration::from_secs(1));
        tx.send(()).unwrap();
        child
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap().join().unwrap();
}
