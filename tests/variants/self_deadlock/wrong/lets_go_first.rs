// breaks: the line is printed after one has
use std::sync::{Mutex, MutexGuard};

struct Shopper {
    pad: Mutex<Vec<&'static str>>,
}

impl Shopper {
    fn shop(&self) {
        let mut list = self.pad.lock().unwrap();
        list.push("garlic");
        self.add_note(list);
    }

    fn add_note(&self, list: MutexGuard<Vec<&'static str>>) {
        // give it back, otherwise we would wait for ourselves
        drop(list);
        let second = self.pad.try_lock();
        let answer = if second.is_ok() { "refused" } else { "granted" };
        println!("second lock: {answer}");
    }
}

fn main() {
    let shopper = Shopper { pad: Mutex::new(vec![]) };
    shopper.shop();
}
