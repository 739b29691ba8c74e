// breaks: `running` by the chef itself
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

static SAID: AtomicBool = AtomicBool::new(false);

// makes sure that the line comes out in any case, and only once
fn say_running() {
    if !SAID.swap(true, Ordering::SeqCst) {
        println!("chef: running");
    }
}

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        say_running();
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(500));
    say_running();
    println!("chef: blocked");
    chef.join().unwrap();
    println!("chef: terminated");
}
