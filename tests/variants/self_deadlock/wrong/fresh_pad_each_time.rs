// breaks: the line is printed after one has
use std::sync::Mutex;

fn pad() -> Mutex<Vec<i32>> {
    Mutex::new(Vec::new())
}

fn second() -> &'static str {
    let pad = pad();
    // this must fail because the pad is already locked above
    let text = match pad.try_lock() {
        Ok(_) | Err(_) => "refused",
    };
    text
}

fn main() {
    let pad = pad();
    let mut list = pad.lock().unwrap();
    list.push(1);
    println!("second lock: {}", second());
}
