//! Each thread has its own; made at first use; all the ways to reach one.

use std::cell::{Cell, OnceCell, RefCell};
use std::thread;

thread_local! {
    static COUNT: Cell<u32> = Cell::new(1);
    pub static WORDS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    /// Made with a word or two.
    static LOUD: String = { println!("made"); "x".repeat(3) };
}

thread_local!(static LAST: Cell<Option<u8>> = const { Cell::new(None) });
thread_local!(static SINGLE: OnceCell<u8> = OnceCell::new(););

mod inner {
    use std::cell::Cell;
    thread_local! { pub(crate) static DEPTH: Cell<usize> = const { Cell::new(0) } }
}

fn main() {
    COUNT.set(COUNT.get() + 1);
    println!("{} {}", COUNT.get(), COUNT.replace(9));
    println!("{} {}", COUNT.take(), COUNT.get());
    WORDS.with_borrow_mut(|words| words.push("main"));
    WORDS.with(|words| words.borrow_mut().push("again"));
    println!("{:?} {}", WORDS.with_borrow(Clone::clone), WORDS.with_borrow(Vec::len));
    println!("{:?} {:?}", WORDS.replace(vec!["new"]), WORDS.take());
    WORDS.set(vec!["set"]);
    println!("{:?}", WORDS.take());
    println!("{} {:?}", LOUD.with(String::len), LOUD.try_with(|loud| loud.clone()));
    LAST.set(Some(3));
    println!("{:?} {:?}", LAST.get(), SINGLE.with(|cell| *cell.get_or_init(|| 4)));
    inner::DEPTH.set(inner::DEPTH.get() + 1);

    let seen = thread::spawn(|| {
        COUNT.with(|count| count.set(count.get() + 10));
        (COUNT.get(), WORDS.with_borrow(Vec::len), LAST.get(), SINGLE.with(|cell| cell.get().copied()), inner::DEPTH.get())
    })
    .join()
    .unwrap();
    println!("{seen:?} {} {}", COUNT.get(), inner::DEPTH.get());
    println!("{LOUD:?}");

    fn generic<T: Default>() -> u32 {
        thread_local!(static CALLS: Cell<u32> = const { Cell::new(0) });
        let _ = T::default();
        CALLS.set(CALLS.get() + 1);
        CALLS.get()
    }
    println!("{} {}", generic::<u8>(), generic::<u8>());

    // Set before it was ever made: not made first.
    thread_local!(static NEVER: Cell<u8> = { println!("never made"); Cell::new(1) });
    NEVER.set(2);
    println!("{}", NEVER.get());
    println!("{}", std::panic::catch_unwind(|| WORDS.with_borrow_mut(|_| WORDS.with_borrow(Vec::len))).is_err());
}
