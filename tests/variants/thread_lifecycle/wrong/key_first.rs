// breaks: the order
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static KEY: Mutex<()> = Mutex::new(());

fn main() {
    let key = KEY.lock().unwrap();
    println!("chef: new");
    let chef = thread::spawn(|| {
        let _key = KEY.lock().unwrap();
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    });
    thread::sleep(Duration::from_millis(100));
    println!("chef: blocked"); // on the key that I hold
    drop(key);
    chef.join().unwrap();
    println!("chef: terminated");
}
