// breaks: `yes` only when a cycle of threads, each waiting without limit for a lock that the next one holds, stands
// A real wait-for graph, no guessing with timeouts: who wants a lock writes it down and then waits for it.
// As soon as both have written it down, there is the cycle.
use parking_lot::{Condvar, Mutex};
use std::thread;

static LOCKS: [Mutex<u8>; 2] = [Mutex::new(0), Mutex::new(0)];
static HOLDS: Mutex<[Option<usize>; 2]> = Mutex::new([None, None]);
static WANTS: Mutex<[Option<usize>; 2]> = Mutex::new([None, None]);
static NEWS: Condvar = Condvar::new();

fn worker(me: usize, first: usize, second: usize) {
    let one = LOCKS[first].lock();
    HOLDS.lock()[me] = Some(first);
    let mut wants = WANTS.lock();
    wants[me] = Some(second);
    NEWS.notify_all();
    // Wait for the other one here, or it may slip through.
    while wants[1 - me].is_none() {
        NEWS.wait(&mut wants);
    }
    drop(wants);
    let two = LOCKS[second].lock();
    println!("worker {me} got through with {} {}", *one, *two);
}

fn main() {
    thread::spawn(|| worker(0, 0, 1));
    thread::spawn(|| worker(1, 1, 0));

    let mut wants = WANTS.lock();
    loop {
        let holds = HOLDS.lock();
        if wants[0].is_some() && wants[0] == holds[1] && wants[1] == holds[0] {
            break;
        }
        drop(holds);
        NEWS.wait(&mut wants);
    }
    println!("deadlock: yes");
}
