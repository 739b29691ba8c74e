//! After Dijkstra and Tanenbaum: a philosopher waits until neither neighbour is eating. The forks are taken
//! after that, and are always free then.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Thinking,
    Eating,
}
use State::{Eating, Thinking};

#[derive(Clone)]
struct Table(Arc<Inner>);

struct Inner {
    states: Mutex<[State; 5]>,
    somebody_left: Condvar,
    forks: [Mutex<u8>; 5],
}

impl Table {
    fn lay() -> Table {
        Table(Arc::new(Inner {
            states: Mutex::new([Thinking; 5]),
            somebody_left: Condvar::new(),
            forks: Default::default(),
        }))
    }

    fn with_forks(&self, k: usize, meal: impl FnOnce()) {
        let (before, after) = ((k + 4) % 5, (k + 1) % 5);
        let inner = &*self.0;
        let mut states = inner
            .somebody_left
            .wait_while(inner.states.lock().unwrap(), |s| s[before] == Eating || s[after] == Eating)
            .unwrap();
        states[k] = Eating;
        drop(states);
        {
            let _left = inner.forks[k].lock().unwrap();
            let _right = inner.forks[after].lock().unwrap();
            meal();
        }
        inner.states.lock().unwrap()[k] = Thinking;
        inner.somebody_left.notify_all();
    }
}

fn main() {
    let table = Table::lay();
    let philosophers: Vec<thread::JoinHandle<u32>> = (0..5)
        .map(|k| {
            let table = table.clone();
            thread::spawn(move || {
                let mut meals = 0;
                for _ in 0..2 {
                    table.with_forks(k, || {
                        println!("philosopher {} eats", k + 1);
                        meals += 1;
                        println!("philosopher {} leaves", k + 1);
                    });
                }
                meals
            })
        })
        .collect();
    let meals = philosophers.into_iter().fold(0, |sum, p| sum + p.join().unwrap());
    println!("meals: {meals}");
}
