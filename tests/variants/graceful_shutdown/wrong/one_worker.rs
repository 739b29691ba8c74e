// breaks: Two workers take pieces of work
use std::process;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);

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
    let worker = thread::spawn(|| {
        let (mut begun, mut finished) = (0, 0);
        while !STOP.load(SeqCst) {
            begun += 1;
            thread::sleep(Duration::from_millis(50));
            finished += 1;
        }
        (begun, finished)
    });
    let _ = rx.recv_timeout(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    let (begun, finished) = worker.join().unwrap();
    println!("finished: {finished}");
    println!("unfinished: {}", begun - finished);
}
