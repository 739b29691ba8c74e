use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);

fn worker() -> (u32, u32) {
    let mut begun = 0;
    let mut finished = 0;
    while !STOP.load(SeqCst) {
        begun += 1;
        thread::sleep(Duration::from_millis(50));
        finished += 1;
    }
    (begun, finished)
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let mut presses = 0;
    ctrlc::set_handler(move || {
        presses += 1;
        if presses > 1 {
            std::process::exit(130);
        }
        // main may be past listening, that is all right
        let _ = tx.send(());
    })
    .unwrap();

    let a = thread::spawn(worker);
    let b = thread::spawn(worker);

    match rx.recv_timeout(Duration::from_secs(3)) {
        Ok(()) => println!("stopping because of Ctrl-C"),
        Err(_) => println!("stopping because the time is up"),
    }
    STOP.store(true, SeqCst);

    let (begun_a, finished_a) = a.join().unwrap();
    let (begun_b, finished_b) = b.join().unwrap();
    let finished = finished_a + finished_b;
    println!("finished: {finished}");
    println!("unfinished: {}", begun_a + begun_b - finished);
}
