// breaks: `terminated` after the chef has ended
use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let mut staff = vec![thread::spawn(|| {
        println!("chef: running");
        thread::sleep(Duration::from_secs(1));
    })];
    staff.push(thread::spawn(|| {
        thread::sleep(Duration::from_millis(500));
        println!("chef: blocked");
        thread::sleep(Duration::from_millis(600));
    }));
    staff.pop().unwrap().join().unwrap();
    println!("chef: terminated");
    for thread in staff {
        thread.join().unwrap();
    }
}
