// breaks: no thread panics (after 19 courtesies the fork is expected to be free)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> (u32, u32) {
    for courtesies in 0..20 {
        let mine = first.lock();
        thread::sleep(Duration::from_millis(2));
        let other = match courtesies {
            19 => Some(second.try_lock().expect("now it must be my turn")),
            _ => second.try_lock(),
        };
        if other.is_some() {
            return (courtesies, 1);
        }
        thread::sleep(Duration::from_millis(2));
        drop(mine);
    }
    (20, 0)
}

fn main() {
    let forks = Arc::new((Mutex::new(()), Mutex::new(())));
    let f = forks.clone();
    let one = thread::spawn(move || dine(&f.0, &f.1));
    let f = forks.clone();
    let two = thread::spawn(move || dine(&f.1, &f.0));
    // Who fell off the chair has put back 20 forks and eaten nothing.
    let (a, b) = (one.join().unwrap_or((20, 0)), two.join().unwrap_or((20, 0)));
    println!("gave way: {}", a.0 + b.0);
    println!("meals: {}", a.1 + b.1);
}
