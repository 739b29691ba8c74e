use std::thread::{sleep, spawn};
use std::time::Duration;

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn main() {
    println!("chef: new");
    let chef = spawn(|| {
        println!("chef: running");
        for stir in 1..=10 {
            sleep(ms(100));
            println!("chef stirred {stir} times");
        }
    });
    sleep(ms(450)); // between the fourth and the fifth stir, never at one
    println!("chef: blocked");
    let outcome = chef.join();
    println!("chef: terminated");
    assert!(outcome.is_ok());
}
