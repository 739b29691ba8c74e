// A semaphore with one permit; a second condition tells bob that alice has it, carol waits from the start.
use parking_lot::{Condvar, Mutex};
use std::sync::LazyLock;
use std::thread;

#[derive(Default)]
struct State {
    permits: u32,
    alice_has_it: bool,
}
#[derive(Default)]
struct Semaphore {
    state: Mutex<State>,
    changed: Condvar,
}
static SEMAPHORE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore {
    state: Mutex::new(State { permits: 1, alice_has_it: false }),
    ..Default::default()
});

fn alice() {
    let mut s = SEMAPHORE.state.lock();
    while s.permits == 0 {
        SEMAPHORE.changed.wait(&mut s);
    }
    s.permits -= 1;
    println!("alice: locked");
    s.alice_has_it = true;
    SEMAPHORE.changed.notify_all();
}
fn bob() {
    let mut s = SEMAPHORE.state.lock();
    while !s.alice_has_it {
        SEMAPHORE.changed.wait(&mut s);
    }
    s.permits += 1;
    println!("bob: unlocked");
    SEMAPHORE.changed.notify_all();
}
fn carol() {
    let mut s = SEMAPHORE.state.lock();
    SEMAPHORE.changed.wait_while(&mut s, |s| !s.alice_has_it || s.permits == 0);
    s.permits -= 1;
    println!("carol: locked");
}
fn main() {
    let threads = [carol, bob, alice].map(|f| thread::spawn(f as fn()));
    for t in threads {
        t.join().unwrap();
    }
}
