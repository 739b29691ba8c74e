//! A detector that really looks for a cycle: every thread writes down what it holds and what it wants,
//! and the detector follows the arrows. It looks only after a pause: what somebody wants may be written
//! down a moment before he stands in line.

use std::collections::HashMap;
use std::sync::{Barrier, LazyLock, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

type Person = &'static str;

#[derive(Default)]
struct Graph {
    holder: HashMap<usize, Person>,
    wants: HashMap<Person, usize>,
    finished: usize,
}

impl Graph {
    /// Does somebody, by way of the locks that are wanted and held, wait for himself?
    fn has_cycle(&self) -> bool {
        self.wants.keys().any(|&start| {
            let mut at = start;
            for _ in 0..=self.wants.len() {
                let Some(next) = self.wants.get(at).and_then(|lock| self.holder.get(lock)) else {
                    return false;
                };
                if *next == start {
                    return true;
                }
                at = next;
            }
            false
        })
    }
}

static GRAPH: LazyLock<Mutex<Graph>> = LazyLock::new(Mutex::default);
static FORKS: [Mutex<()>; 2] = [Mutex::new(()), Mutex::new(())];
static BOTH_HOLD_ONE: Barrier = Barrier::new(2);

fn take(who: Person, fork: usize) -> MutexGuard<'static, ()> {
    GRAPH.lock().unwrap().wants.insert(who, fork);
    let guard = FORKS[fork].lock().unwrap();
    let mut graph = GRAPH.lock().unwrap();
    graph.wants.remove(who);
    graph.holder.insert(fork, who);
    guard
}

fn give_back(fork: usize, guard: MutexGuard<'static, ()>) {
    GRAPH.lock().unwrap().holder.remove(&fork);
    drop(guard);
}

fn dine(who: Person, first: usize, second: usize) {
    let one = take(who, first);
    BOTH_HOLD_ONE.wait();
    let two = take(who, second);
    give_back(second, two);
    give_back(first, one);
    GRAPH.lock().unwrap().finished += 1;
}

fn main() {
    thread::spawn(|| dine("plato", 0, 1));
    thread::spawn(|| dine("socrates", 1, 0));

    let detector = thread::spawn(|| {
        loop {
            thread::sleep(Duration::from_millis(50));
            let graph = GRAPH.lock().unwrap();
            if graph.has_cycle() {
                return true;
            }
            if graph.finished == 2 {
                return false;
            }
        }
    });
    match detector.join().unwrap() {
        true => println!("deadlock: yes"),
        false => println!("deadlock: no"),
    }
}
