use std::thread;
use std::time::Duration;

fn main() {
    println!("chef: new");
    let chef = thread::Builder::new()
        .name("chef".into())
        .spawn(|| {
            println!("{}: running", thread::current().name().unwrap());
            thread::sleep(Duration::from_secs(1));
        })
        .unwrap();

    thread::sleep(Duration::from_millis(150));
    println!("chef: blocked");

    // Like is_alive() in Python. No join at all.
    while !chef.is_finished() {
        thread::sleep(Duration::from_millis(150));
    }
    println!("chef: terminated");
}
