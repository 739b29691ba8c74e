// breaks: `terminated` after the chef has ended
use std::thread;
use std::time::Duration;

/// Says goodbye when the chef's closure is over.
struct Farewell;

impl Drop for Farewell {
    fn drop(&mut self) {
        println!("chef: terminated");
    }
}

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        let _farewell = Farewell;
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    chef.join().unwrap();
}
