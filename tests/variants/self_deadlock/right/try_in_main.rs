//! The main thread is the shopper.

use parking_lot::Mutex;

fn add_note(pad: &Mutex<Vec<&'static str>>, note: &'static str) {
    match pad.try_lock() {
        Some(mut list) => list.push(note),
        None => println!("second lock: refused"),
    }
}

fn main() {
    let pad = Mutex::new(Vec::new());
    let mut list = pad.lock();
    list.push("garlic");
    add_note(&pad, "a note about garlic"); // we still hold it here
    list.push("potatoes");
    println!("on the pad: {list:?}");
}
