// breaks: sometimes: the other is blocked on the lock as it happens (it comes to the lock when clumsy has gone)
use crossbeam_channel::unbounded;
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let (to_other, from_clumsy) = unbounded();

    let c = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut count = c.lock();
            if turn == 3 {
                panic!("oops");
            }
            *count += 1;
            drop(count);
            let _ = to_other.send(turn);
        }
    });
    let c = count.clone();
    let other = thread::spawn(move || {
        // Listens to clumsy first, and counts when nothing comes any more.
        let mut left = 5;
        let mut heard = Vec::new();
        for turn in from_clumsy {
            heard.push(turn);
        }
        while left > 0 {
            *c.lock() += 1;
            left -= 1;
        }
        println!("heard {heard:?} from clumsy");
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", count.lock());
}
