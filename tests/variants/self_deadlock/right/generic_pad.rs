//! Whatever the pad is made of, it is not lent twice.

use parking_lot::FairMutex;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

trait Pad: Send + Sync {
    fn with(&self, work: &mut dyn FnMut(&mut Vec<u8>));
    /// `false` if the pad could not be had within `limit`.
    fn with_limit(&self, limit: Duration, work: &mut dyn FnMut(&mut Vec<u8>)) -> bool;
}

impl Pad for FairMutex<Vec<u8>> {
    fn with(&self, work: &mut dyn FnMut(&mut Vec<u8>)) {
        work(&mut self.lock());
    }

    fn with_limit(&self, limit: Duration, work: &mut dyn FnMut(&mut Vec<u8>)) -> bool {
        self.try_lock_for(limit).map(|mut page| work(&mut page)).is_some()
    }
}

fn add_twice<P: Pad>(pad: &P, digit: u8) -> bool {
    let mut second = true;
    pad.with(&mut |page| {
        page.push(digit);
        second = pad.with_limit(Duration::from_millis(5), &mut |page| page.push(digit));
    });
    second
}

fn main() {
    let pad = FairMutex::new(Vec::new());
    let (tx, rx) = mpsc::channel();
    thread::scope(|scope| {
        let pad = &pad;
        scope.spawn(move || tx.send(add_twice(pad, 7)).unwrap());
        let granted = rx.recv().unwrap();
        println!("second lock: {}", if granted { "granted" } else { "refused" });
    });
    assert_eq!(pad.into_inner(), [7]);
}
