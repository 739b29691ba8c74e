// breaks: Prints: `meals: A B C`, adding up to 12 (main reads the score after two seconds, whether they are done or not)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Table {
    bites: u32,
    meals: [u32; 3],
}

fn main() {
    let table = Arc::new(Mutex::new(Table { bites: 12, meals: [0; 3] }));
    for who in 0..3 {
        let table = table.clone();
        thread::spawn(move || {
            loop {
                let mut t = table.lock();
                if t.bites == 0 {
                    break;
                }
                t.bites -= 1;
                t.meals[who] += 1;
                drop(t);
                if who != 0 {
                    thread::sleep(Duration::from_millis(10));
                }
            }
        });
    }
    // 12 bites take 120 ms at the very most.
    thread::sleep(Duration::from_secs(2));
    let [a, b, c] = table.lock().meals;
    println!("meals: {a} {b} {c}");
}
