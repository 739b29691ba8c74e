// breaks: there is one shared count
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
static G: AtomicU32 = AtomicU32::new(0);
fn main() {
    let hs = [1, 1 << 16].map(|one| {
        thread::spawn(move || {
            for _ in 0..5 {
                G.fetch_add(one, SeqCst);
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    let n = G.load(SeqCst);
    println!("garlic: {}", (n & 0xffff) + (n >> 16));
}
