// resume_unwind panics without a message. Nobody is joined: each holds one end of a channel while it lives.
use crossbeam_channel::{Sender, unbounded};
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

struct Counter {
    value: ReentrantMutex<Cell<u32>>,
}

impl Counter {
    fn add_one(&self, slip: bool) {
        let value = self.value.lock();
        if slip {
            resume_unwind(Box::new("slipped"));
        }
        value.set(value.get() + 1);
    }
}

fn run(counter: Arc<Counter>, slip_at: u32, _alive: Sender<()>) {
    for turn in 1..=5 {
        counter.add_one(turn == slip_at);
    }
}

fn main() {
    let counter = Arc::new(Counter { value: ReentrantMutex::new(Cell::new(0)) });
    let (alive, ended) = unbounded();
    for slip_at in [3, u32::MAX] {
        let (counter, alive) = (counter.clone(), alive.clone());
        thread::spawn(move || run(counter, slip_at, alive));
    }
    drop(alive);
    for () in ended {}
    println!("count: {}", counter.value.lock().get());
}
