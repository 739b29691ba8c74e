// A piece of work lasts until one of two channels has something to say, and one is a timer.
use crossbeam_channel::{Select, at, bounded};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

struct Kitchen {
    open: AtomicBool,
    taken: AtomicUsize,
    done: AtomicUsize,
}

impl Kitchen {
    fn work(&self) {
        loop {
            if !self.open.load(Ordering::SeqCst) {
                break;
            }
            self.taken.fetch_add(1, Ordering::SeqCst);
            let _ = at(Instant::now() + Duration::from_millis(50)).recv();
            self.done.fetch_add(1, Ordering::SeqCst);
        }
    }
}

fn main() {
    let kitchen = Arc::new(Kitchen { open: true.into(), taken: 0.into(), done: 0.into() });
    let (ring, bell) = bounded(1);
    ctrlc::try_set_handler(move || {
        if ring.try_send(()).is_err() {
            std::process::exit(130);
        }
    })
    .unwrap();
    let workers: Vec<_> = (0..2)
        .map(|_| Arc::clone(&kitchen))
        .map(|k| thread::spawn(move || k.work()))
        .collect();
    let mut wait = Select::new();
    wait.recv(&bell);
    // only looks: the message stays in the channel, and the next one finds it full
    let early = wait.ready_timeout(Duration::from_secs(3)).is_ok();
    println!("{}", if early { "early" } else { "on time" });
    kitchen.open.store(false, Ordering::SeqCst);
    workers.into_iter().for_each(|w| w.join().unwrap());
    let (taken, done) = (kitchen.taken.load(Ordering::SeqCst), kitchen.done.load(Ordering::SeqCst));
    println!("finished: {done}");
    println!("unfinished: {}", taken - done);
}
