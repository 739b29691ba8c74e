use crossbeam_channel::bounded;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;

fn main() {
    let garlic = Arc::new(AtomicI32::new(0));
    let (done, finished) = bounded(2);

    let jobs: Vec<Box<dyn FnOnce() + Send>> = ["barron", "olivia"]
        .into_iter()
        .map(|name| {
            let garlic = garlic.clone();
            let done = done.clone();
            let job = move || {
                for _ in 0..5 {
                    let before = garlic.fetch_add(1, Ordering::AcqRel);
                    println!("{name} makes {} out of {before}", before + 1);
                }
                let _ = done.send(name);
            };
            Box::new(job) as Box<dyn FnOnce() + Send>
        })
        .collect();
    for job in jobs {
        thread::spawn(job);
    }

    // no join: when both have said so, all ten are in the basket
    for _ in 0..2 {
        println!("{} is done", finished.recv().unwrap());
    }
    println!("garlic: {}", garlic.load(Ordering::Acquire));
}
