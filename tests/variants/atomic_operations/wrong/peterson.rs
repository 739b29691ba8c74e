// breaks: nor one made by hand from atomics
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::thread;
static WANT: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];
static TURN: AtomicUsize = AtomicUsize::new(0);
static G: AtomicU32 = AtomicU32::new(0);
fn main() {
    let hs = [0, 1].map(|me: usize| {
        thread::spawn(move || {
            for _ in 0..5 {
                WANT[me].store(true, SeqCst);
                TURN.store(1 - me, SeqCst);
                while WANT[1 - me].load(SeqCst) && TURN.load(SeqCst) == 1 - me {
                    thread::yield_now();
                }
                let n = G.load(SeqCst);
                G.store(n + 1, SeqCst);
                WANT[me].store(false, SeqCst);
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.load(SeqCst));
}
