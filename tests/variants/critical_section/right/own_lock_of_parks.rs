use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread::{self, Thread, ThreadId};
use std::time::Duration;
struct State {
    owner: Option<ThreadId>,
    waiting: VecDeque<Thread>,
}
static STATE: Mutex<State> = Mutex::new(State { owner: None, waiting: VecDeque::new() });
static GARLIC: AtomicU32 = AtomicU32::new(0);
struct Held;
fn lock() -> Held {
    let me = thread::current();
    {
        let mut s = STATE.lock().unwrap();
        if s.owner.is_none() {
            s.owner = Some(me.id());
            return Held;
        }
        s.waiting.push_back(me.clone());
    }
    while STATE.lock().unwrap().owner != Some(me.id()) {
        thread::park();
    }
    Held
}
impl Drop for Held {
    fn drop(&mut self) {
        let mut s = STATE.lock().unwrap();
        let next = s.waiting.pop_front();
        s.owner = next.as_ref().map(|t| t.id());
        if let Some(t) = next {
            t.unpark()
        }
    }
}
fn main() {
    let hs = ["a", "b"].map(|n| {
        thread::Builder::new()
            .name(n.into())
            .spawn(|| {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    let _held = lock();
                    let n = GARLIC.load(Relaxed);
                    GARLIC.store(n + 1, Relaxed);
                }
            })
            .unwrap()
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", GARLIC.load(Relaxed));
}
