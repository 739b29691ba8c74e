// breaks: nobody waits for time to pass while holding the lock
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Mutex::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    *garlic.lock().unwrap() += 1;
                }
            });
        }
        // show how it goes
        let mut so_far = garlic.lock().unwrap();
        for _ in 0..3 {
            println!("{so_far} so far");
            thread::sleep(Duration::from_millis(15));
            drop(so_far);
            so_far = garlic.lock().unwrap();
        }
    });
    println!("garlic: {}", garlic.into_inner().unwrap());
}
