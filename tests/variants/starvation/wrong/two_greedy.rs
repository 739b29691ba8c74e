// breaks: the others do sleep, after each bite (one of the two does not)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn main() {
    let bowl = Arc::new(Mutex::new(12));
    let hs: Vec<_> = [false, true, false]
        .into_iter()
        .map(|pause| {
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
                    if pause {
                        thread::sleep(Duration::from_millis(10));
                    }
                }
            })
        })
        .collect();
    let v: Vec<String> = hs.into_iter().map(|h| h.join().unwrap().to_string()).collect();
    println!("meals: {}", v.join(" "));
}
