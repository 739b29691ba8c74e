// breaks: nor one made by hand from atomics
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

#[derive(Default)]
struct Till {
    next_ticket: AtomicU32,
    now_serving: AtomicU32,
    garlic: AtomicU32,
}

impl Till {
    fn add_one(&self) {
        let ticket = self.next_ticket.fetch_add(1, SeqCst);
        while self.now_serving.load(SeqCst) != ticket {
            thread::yield_now();
        }
        self.garlic.fetch_add(1, SeqCst);
        self.now_serving.fetch_add(1, SeqCst);
    }
}

fn main() {
    let till = Till::default();
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| (0..5).for_each(|_| till.add_one()));
        }
    });
    println!("garlic: {}", till.garlic.into_inner());
}
