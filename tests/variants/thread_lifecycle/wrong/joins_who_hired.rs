// breaks: `terminated` after the chef has ended
use std::thread;
use std::time::Duration;
fn main() {
    println!("chef: new");
    let hire = thread::spawn(|| {
        let _chef = thread::spawn(|| {
            println!("chef: running");
            thread::sleep(Duration::from_secs(1));
        });
        thread::sleep(Duration::from_millis(500));
        println!("chef: blocked");
        thread::sleep(Duration::from_millis(600));
    });
    hire.join().unwrap();
    println!("chef: terminated");
}
