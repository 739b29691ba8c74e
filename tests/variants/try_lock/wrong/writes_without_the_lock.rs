// breaks: prints `items: 10`
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PEN: Mutex<()> = Mutex::new(());
static ITEMS: AtomicU32 = AtomicU32::new(0);

fn shopper() {
    let mut pending = 0;
    let mut found = 0;
    while found < 5 || pending > 0 {
        thread::sleep(Duration::from_millis(10));
        if found < 5 {
            found += 1;
            pending += 1;
        }
        // only when the pen is there
        if PEN.try_lock().is_some() {
            while pending > 0 {
                let items = ITEMS.load(SeqCst);
                thread::sleep(Duration::from_millis(30));
                ITEMS.store(items + 1, SeqCst);
                pending -= 1;
            }
        }
    }
}

fn main() {
    let shoppers = [thread::spawn(shopper), thread::spawn(shopper)];
    for s in shoppers {
        s.join().unwrap();
    }
    println!("items: {}", ITEMS.load(SeqCst));
}
