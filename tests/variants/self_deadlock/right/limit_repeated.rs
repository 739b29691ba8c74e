// Three waits with a limit, all in vain: only I could give the pad back, and I am the one who waits.
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

struct Shopper<'a> {
    name: &'a str,
    pad: &'a Mutex<u32>,
}

impl Shopper<'_> {
    fn shop(&self) {
        let mut items = self.pad.lock();
        *items += 1;
        let tries = self.scribble();
        println!("{} gave up after {tries} tries", self.name);
    }

    fn scribble(&self) -> usize {
        for attempt in 1..=3 {
            if let Some(mut items) = self.pad.try_lock_for(Duration::from_millis(20)) {
                *items += 1;
                return attempt;
            }
        }
        println!("second lock: refused");
        3
    }
}

fn main() {
    let pad = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| Shopper { name: "barron", pad: &pad }.shop());
    });
}
