use crossbeam_channel::after;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn main() {
    let bowl = Arc::new(Mutex::new(12u64));
    let polite: Vec<_> = (0..2)
        .map(|_| {
            let bowl = bowl.clone();
            thread::spawn(move || {
                let mut n = 0;
                loop {
                    {
                        let mut b = bowl.lock().unwrap();
                        if *b == 0 {
                            return n;
                        }
                        *b -= 1;
                    }
                    n += 1;
                    after(Duration::from_millis(10)).recv().unwrap();
                }
            })
        })
        .collect();
    let mut mine = 0;
    loop {
        let mut b = bowl.lock().unwrap();
        if *b == 0 {
            break;
        }
        *b -= 1;
        mine += 1;
    }
    let got: Vec<i32> = polite.into_iter().map(|p| p.join().unwrap()).collect();
    println!("meals: {} {} {}", mine, got[0], got[1]);
}
