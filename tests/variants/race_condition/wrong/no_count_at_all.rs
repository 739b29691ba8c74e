// breaks: Prints `garlic: N`, the one count after both have ended
use rand::RngExt;
use std::thread;
use std::time::Duration;

fn main() {
    let shoppers: Vec<_> = (0..2)
        .map(|_| {
            thread::spawn(|| {
                let mut rng = rand::rng();
                let mut mine = 0;
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(1));
                    if rng.random_bool(0.7) {
                        mine += 1;
                    }
                }
                mine
            })
        })
        .collect();
    let sum: u32 = shoppers.into_iter().map(|shopper| shopper.join().unwrap()).sum();
    println!("garlic: {}", sum.max(2));
}
