// breaks: N is 2 to 10
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
static G: AtomicU32 = AtomicU32::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for _ in 0..5 {
                let n = G.swap(0, SeqCst);
                G.store(n + 1, SeqCst);
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.load(SeqCst));
}
