// breaks: N is how often a held fork was put back uneaten (the count is read and written in two steps)
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

static GAVE_WAY: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let forks = Arc::new((Mutex::new(()), Mutex::new(())));
    let took = Arc::new(Barrier::new(2));
    let tried = Arc::new(Barrier::new(2));
    let mut threads = Vec::new();
    for left_first in [true, false] {
        let (forks, took, tried) = (forks.clone(), took.clone(), tried.clone());
        threads.push(thread::spawn(move || {
            let (first, second) = if left_first { (&forks.0, &forks.1) } else { (&forks.1, &forks.0) };
            let mut meals = 0;
            for _courtesy in 0..20 {
                let mine = first.lock().unwrap();
                took.wait();
                let free = second.try_lock().is_ok();
                tried.wait();
                drop(mine);
                if free {
                    meals += 1;
                } else {
                    let n = GAVE_WAY.load(SeqCst);
                    GAVE_WAY.store(n + 1, SeqCst);
                }
            }
            meals
        }));
    }
    let meals: u32 = threads.into_iter().map(|t| t.join().unwrap()).sum();
    println!("gave way: {}", GAVE_WAY.load(SeqCst));
    println!("meals: {meals}");
}
