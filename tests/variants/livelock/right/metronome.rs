//! A metronome beats the time: nobody tries the second fork before everybody at the table has a first. Who has
//! finished leaves the table, and the metronome goes on without him.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Metronome {
    state: Mutex<Beat>,
    next: Condvar,
}

struct Beat {
    number: u64,
    players: usize,
    ready: usize,
}

impl Metronome {
    fn new(players: usize) -> Self {
        Metronome { state: Mutex::new(Beat { number: 0, players, ready: 0 }), next: Condvar::new() }
    }

    fn beat_if_all_are_ready(&self, beat: &mut Beat) {
        if beat.ready == beat.players {
            beat.ready = 0;
            beat.number += 1;
            self.next.notify_all();
        }
    }

    fn tick(&self) {
        let mut beat = self.state.lock().unwrap();
        let now = beat.number;
        beat.ready += 1;
        self.beat_if_all_are_ready(&mut beat);
        let _beat = self.next.wait_while(beat, |b| b.number == now).unwrap();
    }

    fn leave(&self) {
        let mut beat = self.state.lock().unwrap();
        beat.players -= 1;
        self.beat_if_all_are_ready(&mut beat);
    }
}

struct Diner {
    first: Arc<Mutex<u32>>,
    second: Arc<Mutex<u32>>,
    metronome: Arc<Metronome>,
    gave_way: u32,
    ate: bool,
}

impl Diner {
    fn dine(mut self) -> (u32, u32) {
        while !self.ate && self.gave_way < 20 {
            let mut first = self.first.lock().unwrap();
            self.metronome.tick();
            match self.second.try_lock() {
                Ok(mut second) => {
                    *first += 1;
                    *second += 1;
                    self.ate = true;
                }
                Err(_) => {
                    // Keep time: nobody puts anything back before everybody has tried.
                    self.metronome.tick();
                    self.gave_way += 1;
                }
            }
        }
        self.metronome.leave();
        (self.gave_way, u32::from(self.ate))
    }
}

fn main() {
    let forks = [0, 0].map(|n| Arc::new(Mutex::new(n)));
    let metronome = Arc::new(Metronome::new(2));
    let diner = |first: usize| Diner {
        first: forks[first].clone(),
        second: forks[1 - first].clone(),
        metronome: metronome.clone(),
        gave_way: 0,
        ate: false,
    };
    let (one, two) = (diner(0), diner(1));
    let two = thread::spawn(move || two.dine());
    // Main is hungry too.
    let (my_courtesies, my_meals) = one.dine();
    let (courtesies, meals) = two.join().unwrap();
    println!("gave way: {}", my_courtesies + courtesies);
    println!("meals: {}", my_meals + meals);
}
