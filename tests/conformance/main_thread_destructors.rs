//! What main's own thread keeps is destroyed after main returned, the last made first, and may still print; a thread
//! that main did not wait for keeps what it has.

use std::cell::RefCell;
use std::sync::mpsc;
use std::thread;

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("{} dropped, words: {:?}", self.0, WORDS.try_with(|words| words.borrow().len()));
    }
}

thread_local! {
    static WORDS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    static FIRST: Loud = const { Loud("first") };
    static SECOND: Loud = Loud("second");
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        SECOND.with(|_| ());
        sender.send(()).unwrap();
        loop {
            thread::park();
        }
    });
    receiver.recv().unwrap();
    FIRST.with(|_| ());
    WORDS.with_borrow_mut(|words| words.push("main"));
    SECOND.with(|_| ());
    let _local = Loud("local");
    println!("main ends");
}
