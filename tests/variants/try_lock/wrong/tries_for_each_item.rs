// breaks: between a failed try and that thread's next one, time passes
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static LIST: Mutex<Vec<u32>> = Mutex::new(Vec::new());
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut mine: Vec<u32> = vec![];
                let mut found = 0;
                while found < 5 || !mine.is_empty() {
                    thread::sleep(Duration::from_millis(10));
                    if found < 5 {
                        mine.push(found);
                        found += 1;
                    }
                    mine.retain(|n| match LIST.try_lock() {
                        Ok(mut l) => {
                            thread::sleep(Duration::from_millis(30));
                            l.push(*n);
                            false
                        }
                        Err(_) => true,
                    });
                }
            });
        }
    });
    println!("items: {}", LIST.lock().unwrap().len());
}
