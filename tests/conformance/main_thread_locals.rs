//! What main's own thread keeps: reached from main, not from others; gone when main's thread is.

use std::cell::RefCell;
use std::thread;

thread_local!(static WORDS: RefCell<Vec<&'static str>> = RefCell::new(vec!["made"]));

fn main() {
    WORDS.with_borrow_mut(|words| words.push("main"));
    let theirs = thread::spawn(|| {
        WORDS.with_borrow_mut(|words| words.push("thread"));
        WORDS.take()
    });
    println!("{:?} {:?}", theirs.join().unwrap(), WORDS.with_borrow(Clone::clone));
    thread::scope(|s| {
        s.spawn(|| println!("{:?}", WORDS.with_borrow(Vec::len)));
    });
    println!("{:?}", WORDS.try_with(|words| words.borrow().len()));
}
