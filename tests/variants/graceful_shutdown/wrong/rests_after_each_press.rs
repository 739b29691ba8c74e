// breaks: a second Ctrl-C ends it at once with status 130
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};
static HITS: AtomicU32 = AtomicU32::new(0);
fn main() {
    ctrlc::set_handler(|| {
        if HITS.fetch_add(1, SeqCst) == 1 {
            std::process::exit(130)
        }
        thread::sleep(Duration::from_millis(500));
    })
    .unwrap();
    let t = Instant::now();
    let ws = [(); 2].map(|_| {
        thread::spawn(move || {
            let mut n = 0;
            while HITS.load(SeqCst) == 0 && t.elapsed() < Duration::from_secs(3) {
                thread::sleep(Duration::from_millis(50));
                n += 1;
            }
            n
        })
    });
    let n: u32 = ws.into_iter().map(|w| w.join().unwrap()).sum();
    println!("finished: {n}");
    println!("unfinished: 0");
}
