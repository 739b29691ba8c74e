// The bites are messages; who has the lock of the receiving end takes one.
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;
fn main() {
    let (fill, pot) = mpsc::channel();
    for n in 0..12 {
        fill.send(n).unwrap();
    }
    drop(fill);
    let pot = Arc::new(Mutex::new(pot));
    let diners: Vec<_> = (0..3)
        .map(|who| {
            let pot = pot.clone();
            thread::spawn(move || {
                let mut bites = vec![];
                loop {
                    let bite = pot.lock().unwrap().recv();
                    match bite {
                        Ok(b) => bites.push(b),
                        Err(_) => return bites,
                    }
                    if who != 0 {
                        thread::sleep(Duration::from_millis(10));
                    }
                }
            })
        })
        .collect();
    let m: Vec<_> = diners.into_iter().map(|d| d.join().unwrap().len()).collect();
    println!("meals: {} {} {}", m[0], m[1], m[2]);
}
