// A bite is what is popped from a list.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
static PLATE: Mutex<Vec<&str>> = Mutex::new(Vec::new());
fn dine(pause: Option<Duration>) -> usize {
    let mut eaten = Vec::new();
    while let Some(bite) = { PLATE.lock().unwrap().pop() } {
        eaten.push(bite);
        if let Some(pause) = pause {
            thread::sleep(pause)
        }
    }
    eaten.len()
}
fn main() {
    PLATE.lock().unwrap().extend(["dumpling"; 12]);
    let polite = Some(Duration::from_millis(10));
    let hands = [None, polite, polite].map(|p| thread::spawn(move || dine(p)));
    let [a, b, c] = hands.map(|h| h.join().unwrap());
    println!("meals: {a} {b} {c}");
}
