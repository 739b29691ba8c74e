use std::{sync::atomic::*, thread::*};
static G: AtomicU16 = AtomicU16::new(0);
fn shop() {
    (0..5).for_each(|_| G.store(G.load(Ordering::SeqCst) + 1, Ordering::SeqCst))
}
fn main() {
    let t = [spawn(shop), spawn(shop)];
    let _ = t.map(|t| t.join().unwrap());
    println!("garlic: {}", G.load(Ordering::SeqCst));
}
