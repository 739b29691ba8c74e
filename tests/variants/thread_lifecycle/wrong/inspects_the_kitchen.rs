// breaks: the order
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let kitchen = Arc::new(Mutex::new(()));
    println!("chef: new");
    let chef = thread::spawn({
        let kitchen = kitchen.clone();
        move || {
            let _inside = kitchen.lock();
            println!("chef: running");
            thread::sleep(Duration::from_secs(1));
        }
    });

    // have a look around while we wait, if the chef is not in there
    let look = kitchen.try_lock();
    thread::sleep(Duration::from_millis(300));
    println!("chef: blocked");
    drop(look);

    chef.join().unwrap();
    println!("chef: terminated");
}
