//! Closures in a list. Pauses are receives on a channel that never says anything; the results come back over
//! another one, with the diner's place.

use crossbeam_channel::{Sender, bounded, never};
use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

type Plate = ReentrantMutex<RefCell<VecDeque<u32>>>;
type Diner = Box<dyn FnOnce(&Plate) -> Vec<u32> + Send>;

fn bite(plate: &Plate) -> Option<u32> {
    let plate = plate.lock();
    plate.borrow_mut().pop_front()
}

fn polite(plate: &Plate) -> Vec<u32> {
    let mut mine = Vec::new();
    while let Some(b) = bite(plate) {
        mine.push(b);
        let _ = never::<()>().recv_timeout(Duration::from_millis(10));
    }
    mine
}

fn main() {
    let plate: Arc<Plate> = Arc::new(ReentrantMutex::new(RefCell::new((1..=12).collect())));
    let diners: Vec<Diner> = vec![
        Box::new(|plate| std::iter::from_fn(|| bite(plate)).collect()),
        Box::new(polite),
        Box::new(polite),
    ];

    let (done, results): (Sender<(usize, Vec<u32>)>, _) = bounded(3);
    for (place, diner) in diners.into_iter().enumerate() {
        let (plate, done) = (plate.clone(), done.clone());
        thread::spawn(move || done.send((place, diner(&plate))).unwrap());
    }
    drop(done);

    let mut all: Vec<_> = results.iter().collect();
    all.sort();
    for (place, bites) in &all {
        println!("place {place} had {bites:?}");
    }
    println!("meals: {} {} {}", all[0].1.len(), all[1].1.len(), all[2].1.len());
}
