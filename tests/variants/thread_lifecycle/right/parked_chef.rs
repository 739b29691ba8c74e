use std::thread;
use std::time::{Duration, Instant};

fn main() {
    println!("chef: new");
    let chef = thread::Builder::new()
        .name("chef".to_owned())
        .spawn(|| {
            println!("chef: running");
            let until = Instant::now() + Duration::from_secs(1);
            loop {
                let left = until.saturating_duration_since(Instant::now());
                if left.is_zero() {
                    break;
                }
                thread::park_timeout(left);
            }
        })
        .unwrap();
    thread::sleep(Duration::from_millis(600));
    println!("{}: blocked", chef.thread().name().unwrap());
    chef.thread().unpark();
    thread::sleep(Duration::from_millis(600));
    chef.join().unwrap();
    println!("chef: terminated");
}
