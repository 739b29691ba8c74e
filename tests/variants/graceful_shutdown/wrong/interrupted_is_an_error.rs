// breaks: exit status 0
use std::process;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static BEGUN: AtomicUsize = AtomicUsize::new(0);
static FINISHED: AtomicUsize = AtomicUsize::new(0);

fn work() {
    while !STOP.load(SeqCst) {
        BEGUN.fetch_add(1, SeqCst);
        thread::sleep(Duration::from_millis(50));
        FINISHED.fetch_add(1, SeqCst);
    }
}

fn main() -> Result<(), &'static str> {
    let (tx, rx) = mpsc::channel();
    let mut presses = 0;
    ctrlc::set_handler(move || {
        presses += 1;
        if presses > 1 {
            process::exit(130);
        }
        let _ = tx.send(());
    })
    .map_err(|_| "no handler")?;
    let workers = [thread::spawn(work), thread::spawn(work)];
    let _ = rx.recv_timeout(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().map_err(|_| "a worker panicked")?;
    }
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: {}", BEGUN.load(SeqCst) - FINISHED.load(SeqCst));
    // was it Ctrl-C just before the end?
    if rx.try_recv().is_ok() { Err("interrupted while shutting down") } else { Ok(()) }
}
