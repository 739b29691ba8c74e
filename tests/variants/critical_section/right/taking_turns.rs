use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct State {
    garlic: u32,
    turn: usize,
}

fn main() {
    let state = Mutex::new(State { garlic: 0, turn: 0 });
    let next = Condvar::new();

    thread::scope(|s| {
        let (state, next) = (&state, &next);
        for me in [0, 1] {
            s.spawn(move || {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    let mut state = state.lock().unwrap();
                    while state.turn != me {
                        state = next.wait(state).unwrap();
                    }
                    state.garlic += 1;
                    state.turn = 1 - me;
                    next.notify_all();
                }
            });
        }
    });
    println!("garlic: {}", state.lock().unwrap().garlic);
}
