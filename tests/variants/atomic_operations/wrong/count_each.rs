// breaks: there is one shared count
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static BARRON: AtomicU32 = AtomicU32::new(0);
static OLIVIA: AtomicU32 = AtomicU32::new(0);

fn shop(mine: &AtomicU32) {
    for _ in 0..5 {
        mine.fetch_add(1, SeqCst);
    }
}

fn main() {
    let barron = thread::spawn(|| shop(&BARRON));
    let olivia = thread::spawn(|| shop(&OLIVIA));
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("garlic: {}", BARRON.load(SeqCst) + OLIVIA.load(SeqCst));
}
