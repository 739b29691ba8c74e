// breaks: there is one shared count
use std::thread;

fn main() {
    let shop = || {
        for n in 1..=5 {
            println!("shopper adds garlic number {n}");
        }
    };
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", 2 * 5);
}
