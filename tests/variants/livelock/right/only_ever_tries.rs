// Both forks are only tried. A first fork that is taken is no courtesy: nothing was put back.
use parking_lot::RwLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static SPOON: RwLock<&str> = RwLock::new("spoon");
static LADLE: RwLock<&str> = RwLock::new("ladle");
static GAVE_WAY: AtomicU32 = AtomicU32::new(0);
static MEALS: AtomicU32 = AtomicU32::new(0);

fn tick() {
    thread::sleep(Duration::from_millis(1));
}

fn diner(near: &RwLock<&str>, far: &RwLock<&str>) {
    let mut courtesies = 0;
    while courtesies < 20 {
        let Some(near) = near.try_write() else {
            tick();
            continue;
        };
        tick();
        match far.try_write() {
            Some(far) => {
                println!("eats with {near} and {far}");
                MEALS.fetch_add(1, SeqCst);
                return;
            }
            None => {
                GAVE_WAY.fetch_add(1, SeqCst);
                courtesies += 1;
            }
        }
        drop(near);
        tick();
    }
}

fn main() {
    let one = thread::spawn(|| diner(&SPOON, &LADLE));
    let two = thread::spawn(|| diner(&LADLE, &SPOON));
    one.join().unwrap();
    two.join().unwrap();
    println!("gave way: {}", GAVE_WAY.load(SeqCst));
    println!("meals: {}", MEALS.load(SeqCst));
}
