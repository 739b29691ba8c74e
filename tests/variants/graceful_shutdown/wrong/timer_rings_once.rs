// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::process;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct State {
    pressed: bool,
    begun: u32,
    finished: u32,
    stop: bool,
}

static STATE: Mutex<Option<State>> = Mutex::new(None);
static RING: Condvar = Condvar::new();

fn with<R>(f: impl FnOnce(&mut State) -> R) -> R {
    f(STATE.lock().get_or_insert_default())
}

fn take() -> bool {
    with(|state| {
        if !state.stop {
            state.begun += 1;
        }
        !state.stop
    })
}

fn work() {
    while take() {
        thread::sleep(Duration::from_millis(50));
        with(|state| state.finished += 1);
    }
}

fn main() {
    ctrlc::set_handler(|| {
        with(|state| {
            if state.pressed {
                process::exit(130);
            }
            state.pressed = true;
            state.stop = true;
        });
        RING.notify_all();
    })
    .unwrap();

    let workers = [thread::spawn(work), thread::spawn(work)];
    thread::spawn(|| {
        thread::sleep(Duration::from_secs(3));
        RING.notify_all();
    });

    let mut state = STATE.lock();
    if !state.get_or_insert_default().stop {
        // until Ctrl-C or the timer rings
        RING.wait(&mut state);
    }
    state.get_or_insert_default().stop = true;
    drop(state);

    for worker in workers {
        worker.join().unwrap();
    }
    println!("finished: {}", with(|state| state.finished));
    println!("unfinished: {}", with(|state| state.begun - state.finished));
}
