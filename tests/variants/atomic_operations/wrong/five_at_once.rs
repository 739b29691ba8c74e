// breaks: each addition is one atomic read-modify-write that succeeds and adds one
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = Arc::new(AtomicU32::new(0));
    let shoppers = [garlic.clone(), garlic.clone()].map(|garlic| {
        thread::spawn(move || {
            let mut mine = 0;
            for _ in 0..5 {
                mine += 1;
            }
            garlic.fetch_add(mine, SeqCst);
        })
    });
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.load(SeqCst));
}
