// The shelf is locked, too, but only for as long as it takes to reach for an item. It is the list that nobody
// waits for.
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Market {
    shelf: Mutex<Vec<u16>>,
    list: Mutex<Vec<u16>>,
}

impl Market {
    fn find(&self) -> u16 {
        thread::sleep(Duration::from_millis(10));
        self.shelf.lock().pop().expect("there is enough for both")
    }

    fn write(&self, found: &mut Vec<u16>) {
        let Some(mut list) = self.list.try_lock() else { return };
        for item in found.drain(..) {
            thread::sleep(Duration::from_millis(30));
            list.push(item);
        }
    }
}

fn shop(market: &Market) {
    let mut found = Vec::new();
    for _ in 0..5 {
        found.push(market.find());
        market.write(&mut found);
    }
    while !found.is_empty() {
        thread::sleep(Duration::from_millis(10));
        market.write(&mut found);
    }
}

fn main() {
    let market = Arc::new(Market { shelf: Mutex::new((100..110).collect()), list: Mutex::default() });
    let [one, two] = [market.clone(), market.clone()].map(|market| thread::spawn(move || shop(&market)));
    one.join().unwrap();
    two.join().unwrap();
    let mut list = market.list.lock();
    list.sort_unstable();
    list.dedup();
    println!("items: {}", list.len());
}
