// breaks: a second Ctrl-C ends it at once with status 130
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};
static STOP: AtomicBool = AtomicBool::new(false);
static DONE: AtomicU32 = AtomicU32::new(0);
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
fn main() {
    ctrlc::set_handler(|| {
        if STOP.swap(true, SeqCst) {
            std::process::exit(130)
        }
        LOG.lock().unwrap().push("ctrl-c".into());
    })
    .unwrap();
    let t = Instant::now();
    let a = thread::spawn(move || {
        let mut log = LOG.lock().unwrap();
        while !STOP.load(SeqCst) && t.elapsed() < Duration::from_secs(3) {
            thread::sleep(Duration::from_millis(50));
            log.push("piece".into());
            DONE.fetch_add(1, SeqCst);
        }
    });
    let b = thread::spawn(move || {
        while !STOP.load(SeqCst) && t.elapsed() < Duration::from_secs(3) {
            thread::sleep(Duration::from_millis(50));
            DONE.fetch_add(1, SeqCst);
        }
    });
    a.join().unwrap();
    b.join().unwrap();
    println!("finished: {}", DONE.load(SeqCst));
    println!("unfinished: 0");
}
