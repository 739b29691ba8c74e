// breaks: on Ctrl-C … each finishes the piece it has, and the process ends
use parking_lot::{Condvar, Mutex};
use std::process;
use std::thread;
use std::time::Duration;

struct State {
    pressed: bool,
    stop: bool,
    begun: u32,
    finished: u32,
}

static STATE: Mutex<State> = Mutex::new(State { pressed: false, stop: false, begun: 0, finished: 0 });
static STOPPED: Condvar = Condvar::new();

fn take() -> bool {
    let mut state = STATE.lock();
    if !state.stop {
        state.begun += 1;
    }
    !state.stop
}

fn work() {
    while take() {
        thread::sleep(Duration::from_millis(50));
        STATE.lock().finished += 1;
    }
}

fn main() {
    ctrlc::set_handler(|| {
        let mut state = STATE.lock();
        if state.pressed {
            process::exit(130);
        }
        state.pressed = true;
        state.stop = true;
        STOPPED.notify_all();
    })
    .unwrap();
    let workers = [thread::spawn(work), thread::spawn(work)];

    let mut state = STATE.lock();
    STOPPED.wait_for(&mut state, Duration::from_secs(3));
    state.stop = true;
    drop(state);

    for worker in workers {
        worker.join().unwrap();
    }
    let state = STATE.lock();
    println!("finished: {}", state.finished);
    println!("unfinished: {}", state.begun - state.finished);
}
