// breaks: a try fails
use parking_lot::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

static LIST: Mutex<u32> = Mutex::new(0);

// Whoever has the pen may try the list.
fn shopper(pen: Receiver<()>, next: Sender<()>) {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        pen.recv().unwrap();
        if let Some(mut list) = LIST.try_lock() {
            thread::sleep(Duration::from_millis(30));
            *list += 1;
        }
        let _ = next.send(());
    }
}

fn main() {
    let (a, from_a) = channel();
    let (b, from_b) = channel();
    b.send(()).unwrap();
    let one = thread::spawn(|| shopper(from_b, a));
    let two = thread::spawn(|| shopper(from_a, b));
    one.join().unwrap();
    two.join().unwrap();
    println!("items: {}", LIST.lock());
}
