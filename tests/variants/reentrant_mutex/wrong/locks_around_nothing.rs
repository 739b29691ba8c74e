// breaks: prints `garlic: 20` `potatoes: 10`
use parking_lot::ReentrantMutex;
use std::thread;

static LOCK: ReentrantMutex<()> = ReentrantMutex::new(());

fn add_garlic() {
    let _guard = LOCK.lock();
}

fn add_potato() {
    let _guard = LOCK.lock();
    add_garlic();
}

fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    add_garlic();
                    add_potato();
                }
            });
        }
    });
    println!("garlic: 20");
    println!("potatoes: 10");
}
