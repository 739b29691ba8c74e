// breaks: exit status 0
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

static CLEANED: AtomicU32 = AtomicU32::new(0);

fn main() -> Result<(), String> {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
            CLEANED.fetch_add(1, Ordering::SeqCst);
        }
    });
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    dishwasher.join().unwrap();

    // two seconds are enough for one cleaning
    match CLEANED.load(Ordering::SeqCst) {
        0 => Err("the floor is dirty".to_string()),
        _ => Ok(()),
    }
}
