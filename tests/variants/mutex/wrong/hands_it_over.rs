// breaks: a writer is blocked on the pencil
use parking_lot::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn write(mine: Receiver<()>, yours: Sender<()>) {
    for _ in 0..3 {
        // first wait to be asked, then take the pencil
        mine.recv().unwrap();
        {
            let mut lines = PENCIL.lock();
            thread::sleep(Duration::from_millis(100));
            *lines += 1;
        }
        let _ = yours.send(());
    }
}

fn main() {
    let (to_barron, barron) = channel();
    let (to_olivia, olivia) = channel();
    to_barron.send(()).unwrap();
    let writers =
        [thread::spawn(move || write(barron, to_olivia)), thread::spawn(move || write(olivia, to_barron))];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock());
}
