use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

// The chef cannot get at the oven, since main has it. So main *knows* what the chef waits for.
fn main() {
    let oven = Arc::new(Mutex::new(0));
    let mine = oven.lock();

    println!("chef: new");
    let chef = {
        let oven = Arc::clone(&oven);
        thread::spawn(move || {
            println!("chef: running");
            let mut dishes = oven.lock();
            thread::sleep(Duration::from_secs(1));
            *dishes += 1;
        })
    };

    thread::sleep(Duration::from_millis(200));
    println!("chef: blocked");
    drop(mine);

    chef.join().expect("the chef does not panic");
    println!("chef: terminated");
    println!("main: {} dish", oven.lock());
}
