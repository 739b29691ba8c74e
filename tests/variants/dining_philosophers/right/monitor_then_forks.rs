use parking_lot::{Condvar, Mutex, MutexGuard};

#[derive(Clone, Copy, PartialEq)]
enum State {
    Thinking,
    Hungry,
    Eating,
}
use State::*;

/// Dijkstra's monitor says who may take up the forks; the forks are locks all the same.
static STATES: Mutex<[State; 5]> = Mutex::new([Thinking; 5]);
static MAY_EAT: [Condvar; 5] = [const { Condvar::new() }; 5];
static FORKS: [Mutex<()>; 5] = [const { Mutex::new(()) }; 5];

fn test(states: &mut MutexGuard<[State; 5]>, k: usize) {
    if states[k] == Hungry && states[(k + 4) % 5] != Eating && states[(k + 1) % 5] != Eating {
        states[k] = Eating;
        MAY_EAT[k].notify_one();
    }
}

fn philosopher(k: usize) {
    let mut states = STATES.lock();
    states[k] = Hungry;
    test(&mut states, k);
    while states[k] != Eating {
        MAY_EAT[k].wait(&mut states);
    }
    drop(states);
    {
        let _forks = (FORKS[k].lock(), FORKS[(k + 1) % 5].lock());
        println!("philosopher {} eats", k + 1);
        println!("philosopher {} leaves", k + 1);
    }
    let mut states = STATES.lock();
    states[k] = Thinking;
    test(&mut states, (k + 4) % 5);
    test(&mut states, (k + 1) % 5);
}

fn main() {
    let (tx, rx) = crossbeam_channel::unbounded();
    for k in 0..5 {
        let tx = tx.clone();
        std::thread::spawn(move || {
            for _ in 0..2 {
                philosopher(k);
                tx.send(1).unwrap();
            }
        });
    }
    drop(tx);
    println!("meals: {}", rx.iter().sum::<i32>());
}
