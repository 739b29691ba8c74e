// The teacher holds the pencil until both sit down, then lets go; a line is a wait on a channel that stays empty.
use crossbeam_channel::{never, unbounded};
use parking_lot::{Mutex, MutexGuard};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

trait Write {
    fn one_line(self);
}
impl Write for MutexGuard<'_, u64> {
    fn one_line(mut self) {
        let _ = never::<()>().recv_timeout(Duration::from_millis(100));
        *self += 1;
    }
}

fn main() {
    let pencil = Arc::new(Mutex::new(0));
    let (sat, sits) = unbounded();
    let teacher = pencil.lock();
    let pupils = ["p", "q"].map(|name| {
        let (pencil, sat) = (pencil.clone(), sat.clone());
        thread::spawn(move || {
            sat.send(name).unwrap();
            for _ in 0..3 {
                pencil.lock().one_line();
            }
        })
    });
    for _ in 0..2 {
        println!("{} sits", sits.recv().unwrap());
    }
    drop(teacher);
    for p in pupils {
        p.join().unwrap();
    }
    println!("lines: {}", pencil.lock());
}
