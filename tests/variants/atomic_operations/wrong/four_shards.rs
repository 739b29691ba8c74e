// breaks: there is one shared count
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

// less contention
static SHARDS: [AtomicU32; 4] = [const { AtomicU32::new(0) }; 4];

fn shop() {
    for i in 0..5 {
        SHARDS[i % SHARDS.len()].fetch_add(1, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    let garlic: u32 = SHARDS.iter().map(|shard| shard.load(SeqCst)).sum();
    println!("garlic: {garlic}");
}
