// breaks: both workers have ended when the process ends
use std::process;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);
static FINISHED: AtomicUsize = AtomicUsize::new(0);

fn work() {
    while !STOP.load(SeqCst) {
        thread::sleep(Duration::from_millis(50));
        FINISHED.fetch_add(1, SeqCst);
    }
}

fn main() {
    ctrlc::set_handler(|| {
        println!("finished: {}", FINISHED.load(SeqCst));
        println!("unfinished: 0");
        process::exit(0);
    })
    .unwrap();
    let workers = [thread::spawn(work), thread::spawn(work)];
    thread::sleep(Duration::from_secs(3));
    STOP.store(true, SeqCst);
    for worker in workers {
        worker.join().unwrap();
    }
    println!("finished: {}", FINISHED.load(SeqCst));
    println!("unfinished: 0");
}
