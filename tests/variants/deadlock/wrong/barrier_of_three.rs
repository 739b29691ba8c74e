// breaks: `yes` only when a cycle of threads, each waiting without limit for a lock that the next one holds, stands
// Main meets the two at the barrier. After that there is no way round the deadlock, so no need for a timeout!
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    let a = Arc::new(Mutex::new(1));
    let b = Arc::new(Mutex::new(2));
    let meeting = Arc::new(Barrier::new(3));

    for (first, second) in [(a.clone(), b.clone()), (b.clone(), a.clone())] {
        let meeting = meeting.clone();
        thread::spawn(move || {
            let first = first.lock().unwrap();
            meeting.wait();
            let second = second.lock().unwrap();
            println!("sum: {}", *first + *second);
        });
    }
    meeting.wait();
    println!("deadlock: yes");
}
