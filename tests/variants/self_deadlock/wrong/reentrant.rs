// breaks: every attempt by the holder fails
use parking_lot::ReentrantMutex;
use std::cell::RefCell;

type Pad = ReentrantMutex<RefCell<Vec<&'static str>>>;

// With the right lock the problem goes away :-)
fn add_note(pad: &Pad, note: &'static str) {
    if let Some(list) = pad.try_lock() {
        list.borrow_mut().push(note);
    }
    println!("second lock: refused");
}

fn main() {
    let pad: Pad = ReentrantMutex::new(RefCell::new(vec![]));
    let list = pad.lock();
    list.borrow_mut().push("garlic");
    add_note(&pad, "note");
    drop(list);
}
