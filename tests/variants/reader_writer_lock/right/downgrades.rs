use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::sync::{Barrier, LazyLock};
use std::thread;
use std::time::Duration;

/// The pages that were torn off; the day is how many there are.
static TORN_OFF: LazyLock<RwLock<Vec<String>>> = LazyLock::new(|| RwLock::new(Vec::new()));

struct Writer<'a> {
    start: &'a Barrier,
}

struct Reader<'a> {
    start: &'a Barrier,
}

trait Person {
    fn live(&mut self);
}

impl Person for Writer<'_> {
    fn live(&mut self) {
        self.start.wait();
        loop {
            let mut pages = TORN_OFF.write();
            if pages.len() >= 6 {
                break;
            }
            let page = format!("day {}", pages.len());
            pages.push(page);
            // stays for a moment to read what is written on the new page
            let pages = RwLockWriteGuard::downgrade(pages);
            println!("{}", pages.last().unwrap());
        }
    }
}

impl Person for Reader<'_> {
    fn live(&mut self) {
        self.start.wait();
        for _look in 0..2 {
            let pages: RwLockReadGuard<_> = TORN_OFF.read();
            thread::sleep(Duration::from_millis(10));
            drop(pages);
        }
    }
}

fn main() {
    let start = Barrier::new(5);
    let start = &start;
    let mut people: Vec<Box<dyn Person + Send>> = vec![];
    for _ in 0..3 {
        people.push(Box::new(Reader { start }));
    }
    for _ in 0..2 {
        people.push(Box::new(Writer { start }));
    }
    thread::scope(|s| {
        for mut person in people {
            s.spawn(move || person.live());
        }
    });
    let pages = TORN_OFF.read();
    println!("day: {}", pages.len());
    println!("advances: {}", pages.iter().filter(|page| page.starts_with("day")).count());
}
