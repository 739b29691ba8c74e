//! Thread-locals are destroyed at the thread's end, the last made first; what they then find of each other.

use std::cell::{Cell, RefCell};
use std::thread;

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
        println!("{} dropped, number {}", self.0, DROPPED.get());
        println!("first: {:?}", FIRST.try_with(|loud| loud.0).map_err(|error| error.to_string()));
        println!("second: {:?}", SECOND.try_with(|loud| loud.0).map_err(|error| format!("{error:?}")));
    }
}

thread_local! {
    static DROPPED: Cell<u32> = const { Cell::new(0) };
    static FIRST: Loud = const { Loud("first") };
    static SECOND: Loud = Loud("second");
    static NESTED: Loud = { SECOND.with(|_| ()); Loud("nested") };
    static LATE: RefCell<Vec<Later>> = const { RefCell::new(Vec::new()) };
    static MADE_LATE: Loud = const { Loud("made late") };
}

struct Later;

impl Drop for Later {
    fn drop(&mut self) {
        MADE_LATE.with(|loud| println!("making {}", loud.0));
    }
}

fn main() {
    thread::spawn(|| {
        FIRST.with(|_| ());
        SECOND.with(|_| ());
        println!("closure ends");
    })
    .join()
    .unwrap();
    thread::spawn(|| {
        NESTED.with(|_| ());
        FIRST.with(|_| ());
    })
    .join()
    .unwrap();
    thread::spawn(|| LATE.with_borrow_mut(|late| late.push(Later))).join().unwrap();
    let _ = thread::spawn(|| {
        FIRST.with(|_| ());
        std::panic::resume_unwind(Box::new(()));
    })
    .join();
    println!("main ends");
}
