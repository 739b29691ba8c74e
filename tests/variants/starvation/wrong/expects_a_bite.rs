// breaks: no thread panics (between the look and the bite another may have had the last one)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Bite;

fn main() {
    let plate: Arc<Mutex<Vec<Bite>>> = Arc::new(Mutex::new((0..12).map(|_| Bite).collect()));
    let diners = [None, Some(10), Some(10)].map(|pause| {
        let plate = plate.clone();
        thread::spawn(move || {
            let mut mine = Vec::new();
            while !plate.lock().is_empty() {
                let bite = plate.lock().pop().expect("the plate is not empty");
                mine.push(bite);
                if let Some(ms) = pause {
                    thread::sleep(Duration::from_millis(ms));
                }
            }
            mine.len()
        })
    });
    let [a, b, c] = diners.map(|d| d.join().unwrap());
    println!("meals: {a} {b} {c}");
}
