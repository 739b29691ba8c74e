// breaks: 30 ms an entry with the list in hand
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static LIST: Mutex<Vec<u32>> = Mutex::new(Vec::new());
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut mine = vec![];
                let mut found = 0;
                while found < 5 || !mine.is_empty() {
                    thread::sleep(Duration::from_millis(10));
                    if found < 5 {
                        mine.push(found);
                        found += 1;
                    }
                    if let Ok(mut l) = LIST.try_lock() {
                        thread::sleep(Duration::from_millis(30));
                        l.append(&mut mine);
                    }
                }
            });
        }
    });
    println!("items: {}", LIST.lock().unwrap().len());
}
