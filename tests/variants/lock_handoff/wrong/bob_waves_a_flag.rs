// breaks: carol is blocked while alice's lock stands (what she waits for is a flag beside the lock)
use crossbeam_channel::{Receiver, Sender, bounded};
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread;

type Slot = (Sender<()>, Receiver<()>);

fn main() {
    let slot: Arc<Slot> = Arc::new(bounded(1));
    let steps = Arc::new((Mutex::new(0), Condvar::new(), Mutex::new(false), Condvar::new()));
    let (alices, carols) = (slot.clone(), slot.clone());
    let (one, three) = (steps.clone(), steps.clone());
    let carol = thread::spawn(move || {
        let mut waved = three.2.lock();
        three.3.wait_while(&mut waved, |waved| !*waved);
        carols.0.send(()).unwrap();
        println!("carol: locked");
    });
    let alice = thread::spawn(move || {
        alices.0.send(()).unwrap();
        println!("alice: locked");
        *one.0.lock() = 1;
        one.1.notify_all();
    });
    let bob = thread::spawn(move || {
        let mut step = steps.0.lock();
        steps.1.wait_while(&mut step, |step| *step < 1);
        println!("bob: unlocked");
        slot.1.recv().unwrap();
        *steps.2.lock() = true;
        steps.3.notify_one();
    });
    for thread in [alice, bob, carol] {
        thread.join().unwrap();
    }
}
