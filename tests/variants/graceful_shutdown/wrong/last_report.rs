// breaks: both workers have ended when the process ends
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

    let (report, reports) = mpsc::channel();
    for _ in 0..2 {
        let report = report.clone();
        thread::spawn(move || {
            let (mut begun, mut finished) = (0, 0);
            while !STOP.load(SeqCst) {
                begun += 1;
                thread::sleep(Duration::from_millis(50));
                finished += 1;
            }
            report.send((begun, finished)).unwrap();
        });
    }
    let _ = rx.recv_timeout(Duration::from_secs(3));
    STOP.store(true, SeqCst);

    // a worker reports when it is through, so there is nothing to join
    let (mut begun, mut finished) = (0, 0);
    for (b, f) in reports.iter().take(2) {
        begun += b;
        finished += f;
    }
    println!("finished: {finished}");
    println!("unfinished: {}", begun - finished);
}
