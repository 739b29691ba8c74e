// breaks: `running` by the chef itself
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        // the chef has people for that
        let assistant = thread::spawn(|| println!("chef: running"));
        assistant.join().unwrap();
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
