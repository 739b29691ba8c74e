// breaks: `garlic: 10`
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Arc::new(Mutex::new(0));
    let shoppers: Vec<_> = (0..2)
        .map(|_| {
            let garlic = garlic.clone();
            thread::spawn(move || {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    // nobody holds it for longer than some nanoseconds
                    match garlic.try_lock_for(Duration::from_secs(1)) {
                        Some(mut garlic) => *garlic += 1,
                        None => eprintln!("cannot happen"),
                    }
                }
            })
        })
        .collect();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.lock());
}
