// breaks: the lock is given back as often as taken
use crossbeam_channel::unbounded;
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

static COUNTS: ReentrantMutex<[Cell<usize>; 2]> = ReentrantMutex::new([const { Cell::new(0) }; 2]);

fn add_garlic() -> usize {
    let c = COUNTS.lock();
    c[0].set(c[0].get() + 1);
    c[0].get()
}

fn add_potato(report: &dyn Fn(usize, usize)) {
    let c = COUNTS.lock();
    c[1].set(c[1].get() + 1);
    let garlic = add_garlic();
    report(garlic, c[1].get());
}

fn main() {
    let (tx, rx) = unbounded();
    for _ in 0..2 {
        let tx = tx.clone();
        thread::spawn(move || {
            for _ in 0..5 {
                add_garlic();
                // the counts are sent while we hold the lock, so they are right
                add_potato(&|garlic, potatoes| tx.send((garlic, potatoes)).unwrap());
            }
        });
    }
    // the last report is the one with everything in it
    let (garlic, potatoes) = rx.iter().find(|&(_, potatoes)| potatoes == 10).unwrap();
    println!("garlic: {garlic}");
    println!("potatoes: {potatoes}");
}
