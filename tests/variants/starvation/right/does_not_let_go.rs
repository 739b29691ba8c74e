// Greedy, once it has the lock, eats as long as there is something.
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let pot = Arc::new(Mutex::new(12));
    let greedys = pot.clone();
    let greedy = thread::spawn(move || {
        let mut bites = 0;
        let mut pot = greedys.lock();
        while *pot > 0 {
            *pot -= 1;
            bites += 1;
        }
        bites
    });
    let others = [pot.clone(), pot].map(|pot| {
        thread::spawn(move || {
            let mut bites = 0;
            loop {
                {
                    let mut pot = pot.lock();
                    if *pot == 0 {
                        return bites;
                    }
                    *pot -= 1;
                }
                bites += 1;
                thread::sleep(Duration::from_millis(10));
            }
        })
    });
    let greedy: i32 = greedy.join().unwrap();
    let [b, c]: [i32; 2] = others.map(|other| other.join().unwrap());
    println!("meals: {greedy} {b} {c}");
}
