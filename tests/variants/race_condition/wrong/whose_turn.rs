// breaks: N < 10
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop(my_turn: mpsc::Receiver<()>, your_turn: mpsc::Sender<()>) {
    for _ in 0..5 {
        my_turn.recv().unwrap();
        let seen = GARLIC.load(SeqCst);
        GARLIC.store(seen + 1, SeqCst);
        let _ = your_turn.send(());
    }
}

fn main() {
    let (to_a, a) = mpsc::channel();
    let (to_b, b) = mpsc::channel();
    to_a.send(()).unwrap();
    let barron = thread::spawn({
        let to_b = to_b.clone();
        move || shop(a, to_b)
    });
    let olivia = thread::spawn(move || shop(b, to_a));
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("garlic: {}", GARLIC.load(SeqCst));
}
