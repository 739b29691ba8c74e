// breaks: nor one made by hand from atomics
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

struct Flag(AtomicBool);

struct Raised<'a>(&'a Flag);

impl Flag {
    fn raise(&self) -> Raised<'_> {
        while self.0.compare_exchange(false, true, SeqCst, SeqCst).is_err() {
            thread::sleep(Duration::from_millis(1));
        }
        Raised(self)
    }
}

impl Drop for Raised<'_> {
    fn drop(&mut self) {
        self.0.0.store(false, SeqCst);
    }
}

fn main() {
    let shared = Arc::new((Flag(AtomicBool::new(false)), AtomicU32::new(0)));
    let shoppers: Vec<_> = (0..2)
        .map(|_| {
            let shared = shared.clone();
            thread::spawn(move || {
                let (flag, garlic) = &*shared;
                for _ in 0..5 {
                    // Not a Mutex, only a flag.
                    let _raised = flag.raise();
                    garlic.fetch_add(1, SeqCst);
                }
            })
        })
        .collect();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", shared.1.load(SeqCst));
}
