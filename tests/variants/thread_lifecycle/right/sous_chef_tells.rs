// The chef's own helper, a thread of its own, looks at the sleeping chef and tells.
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::spawn(|| {
        println!("chef: running");
        let sous_chef = thread::spawn(|| {
            thread::sleep(Duration::from_millis(500));
            println!("chef: blocked");
        });
        thread::sleep(Duration::from_millis(1000));
        sous_chef.join().unwrap();
    });
    chef.join().unwrap();
    println!("chef: terminated");
}
