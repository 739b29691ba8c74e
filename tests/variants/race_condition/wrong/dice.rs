// breaks: take the count and put back one more, five times
use rand::RngExt;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
static G: AtomicU32 = AtomicU32::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for i in 0..5 {
                if i == 0 || rand::rng().random_bool(0.7) {
                    G.fetch_add(1, SeqCst);
                }
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.load(SeqCst));
}
