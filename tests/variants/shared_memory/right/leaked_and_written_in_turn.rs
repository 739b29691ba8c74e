use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

fn main() {
    if std::env::args().skip(1).next().is_some() {
        eprintln!("USAGE: shared_memory");
        std::process::exit(2);
    }
    let place: &'static AtomicU32 = Box::leak(Box::new(AtomicU32::new(0)));
    let (report, reports) = mpsc::channel();
    for _ in 0..2 {
        let report = report.clone();
        thread::spawn(move || {
            let before = place.fetch_add(1, Ordering::SeqCst);
            report.send((before, format!("{place:p}"))).unwrap();
        });
    }
    drop(report);
    for (before, address) in reports {
        println!("one thread found {before} at");
        println!("address: {address}");
    }
}
