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
    // at most ten more times, so that we can never hang here
    for _ in 0..10 {
        if chef.is_finished() {
            break;
        }
        thread::sleep(Duration::from_millis(100));
    }
    println!("chef: terminated");
    chef.join().unwrap();
}
