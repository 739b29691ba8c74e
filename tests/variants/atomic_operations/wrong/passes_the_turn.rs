// breaks: each addition is one atomic read-modify-write
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

// Nobody can come in between, so load and store are enough.
fn shop(turn: Receiver<()>, other: Sender<()>) {
    for () in turn.iter().take(5) {
        let seen = GARLIC.load(SeqCst);
        GARLIC.store(seen + 1, SeqCst);
        let _ = other.send(());
    }
}

fn main() {
    let (to_barron, barron) = channel();
    let (to_olivia, olivia) = channel();
    to_barron.send(()).unwrap();
    let shoppers =
        [thread::spawn(move || shop(barron, to_olivia)), thread::spawn(move || shop(olivia, to_barron))];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
