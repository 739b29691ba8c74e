// breaks: ends by itself (the notice of a free seat may come before the wait for it)
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;

#[derive(Default)]
struct Room {
    inside: AtomicI32,
    queue: Mutex<()>,
    somebody_left: Condvar,
    forks: [Mutex<()>; 5],
}

impl Room {
    fn enter(&self) {
        // I take a seat if there is one; otherwise I give it back and wait for a notice.
        while self.inside.fetch_add(1, SeqCst) >= 4 {
            self.inside.fetch_sub(1, SeqCst);
            let mut queue = self.queue.lock();
            self.somebody_left.wait(&mut queue);
        }
    }

    fn leave(&self) {
        self.inside.fetch_sub(1, SeqCst);
        self.somebody_left.notify_all();
    }
}

fn main() {
    let room = Arc::new(Room::default());
    let philosophers: Vec<_> = (0..5)
        .map(|k| {
            let room = room.clone();
            thread::spawn(move || {
                for _ in 0..2 {
                    room.enter();
                    {
                        let _left = room.forks[k].lock();
                        let _right = room.forks[(k + 1) % 5].lock();
                        println!("philosopher {} eats", k + 1);
                        println!("philosopher {} leaves", k + 1);
                    }
                    room.leave();
                }
                2
            })
        })
        .collect();
    let meals: u32 = philosophers.into_iter().map(|p| p.join().unwrap()).sum();
    println!("meals: {meals}");
}
