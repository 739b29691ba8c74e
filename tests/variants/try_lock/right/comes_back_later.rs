use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

// Searching takes 10 ms, an entry 30 ms, and whoever found the list busy with nothing left to search looks
// again after the time of an entry.
const SEARCH: Duration = Duration::from_millis(10);
const ENTRY: Duration = Duration::from_millis(30);

#[derive(Default)]
struct List {
    entries: u32,
}

impl List {
    fn enter(&mut self) {
        thread::sleep(ENTRY);
        self.entries += 1;
    }
}

fn main() {
    let list = Mutex::new(List::default());
    let (busy, reports) = mpsc::channel();
    thread::scope(|s| {
        for name in ["first", "second"] {
            let (list, busy) = (&list, busy.clone());
            s.spawn(move || {
                let mut backlog = 0;
                let mut searches = 0..5;
                loop {
                    let searched = searches.next().is_some();
                    if !searched && backlog == 0 {
                        break;
                    }
                    thread::sleep(if searched { SEARCH } else { ENTRY });
                    backlog += u32::from(searched);
                    match list.try_lock() {
                        Ok(mut list) => {
                            (0..backlog).for_each(|_| list.enter());
                            backlog = 0;
                        }
                        Err(_) => busy.send(name).unwrap(),
                    }
                }
            });
        }
    });
    drop(busy);
    println!("found it busy {} times", reports.iter().count());
    println!("items: {}", list.into_inner().unwrap().entries);
}
