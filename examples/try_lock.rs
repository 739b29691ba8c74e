//! A lock that is busy need not be waited for.
//!
//! Watch: two shoppers, one shopping list. Who finds the list busy does not queue for it but goes on looking
//! for food, keeps in mind what is not yet written, and comes back later. Nothing is lost by a try that
//! fails, only put off; and between two tries something useful happens, or it would only be a way to wait.
//!
//! Run: `cargo run --example try_lock`
//! Book: `docs/src/locks/try_lock.md`
//! Crates: none, only std.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

const SEARCH: Duration = Duration::from_millis(10);
const ENTRY: Duration = Duration::from_millis(30);

fn main() {
    let list = Mutex::new(Vec::new());

    thread::scope(|store| {
        store.spawn(|| shop("barron", ["beef", "beer", "bread", "butter", "beans"], &list));
        store.spawn(|| shop("olivia", ["olives", "onions", "oranges", "oats", "okra"], &list));
    });

    let list = list.into_inner().unwrap();
    println!("the list: {}", list.join(", "));
    println!("items: {}", list.len());
}

fn shop(name: &str, shelf: [&'static str; 5], list: &Mutex<Vec<&'static str>>) {
    let mut shelf = shelf.into_iter();
    let mut in_mind = Vec::new();
    let mut written = 0;
    let mut busy = 0;

    while written < 5 {
        thread::sleep(SEARCH); // when all five are found, the search is for something that nobody needs
        in_mind.extend(shelf.next());

        if let Ok(mut list) = list.try_lock() {
            for item in in_mind.drain(..) {
                thread::sleep(ENTRY);
                list.push(item);
                written += 1;
            }
        } else {
            busy += 1;
        }
    }
    println!("{name}: found the list busy {busy} times, and never waited for it");
}
