// breaks: take the count and put back one more, five times
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
static G: AtomicU32 = AtomicU32::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            let mut mine = G.load(SeqCst);
            for _ in 0..5 {
                mine += 1;
                G.store(mine, SeqCst);
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.load(SeqCst));
}
