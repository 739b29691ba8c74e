// Each meal is chalked up on a board (a std mutex) while the forks are still in hand. The pause is a receive
// from a channel on which nothing ever comes.
use crossbeam_channel::never;
use parking_lot::Mutex as Fork;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

struct Restaurant {
    forks: (Fork<()>, Fork<()>),
    board: Mutex<Vec<&'static str>>,
    open: Barrier,
}

impl Restaurant {
    fn try_to_eat(&self, who: &'static str, first: &Fork<()>, second: &Fork<()>) -> Result<(), ()> {
        let _first = first.lock();
        let limit = Duration::from_millis(15);
        let _second = second.try_lock_for(limit).ok_or(())?;
        self.board.lock().unwrap().push(who);
        Ok(())
    }

    fn visit(&self, who: &'static str, first: &Fork<()>, second: &Fork<()>) {
        self.open.wait();
        let mut meals_left = 3;
        while meals_left > 0 {
            match self.try_to_eat(who, first, second) {
                Ok(()) => meals_left -= 1,
                Err(()) => {
                    let pause = Duration::from_millis(rand::random_range(3..=60));
                    let _ = never::<()>().recv_timeout(pause);
                }
            }
        }
    }
}

fn main() {
    let restaurant =
        Arc::new(Restaurant { forks: Default::default(), board: Mutex::default(), open: Barrier::new(3) });
    let r = restaurant.clone();
    let one = thread::spawn(move || r.visit("one", &r.forks.0, &r.forks.1));
    let r = restaurant.clone();
    let two = thread::spawn(move || r.visit("two", &r.forks.1, &r.forks.0));
    restaurant.open.wait();
    one.join().unwrap();
    two.join().unwrap();
    println!("meals: {}", restaurant.board.lock().unwrap().len());
}
