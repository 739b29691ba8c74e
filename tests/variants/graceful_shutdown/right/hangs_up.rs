use crossbeam_channel::bounded;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;
static STOP: AtomicBool = AtomicBool::new(false);
fn main() {
    let (tx, rx) = bounded::<()>(0);
    let mut tx = Some(tx);
    ctrlc::set_handler(move || match tx.take() {
        Some(tx) => drop(tx),
        None => std::process::exit(130),
    })
    .unwrap();
    let ws = [(); 2].map(|_| {
        thread::spawn(|| {
            let mut n = 0;
            while !STOP.load(SeqCst) {
                thread::sleep(Duration::from_millis(50));
                n += 1;
            }
            n
        })
    });
    rx.recv_timeout(Duration::from_secs(3)).unwrap_err();
    STOP.store(true, SeqCst);
    let n: u32 = ws.into_iter().map(|w| w.join().unwrap()).sum();
    println!("finished: {n}");
    println!("unfinished: 0");
}
