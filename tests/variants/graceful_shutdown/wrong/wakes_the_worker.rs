// breaks: each finishes the piece it has
use crossbeam_channel::{Receiver, RecvTimeoutError, bounded, unbounded};
use std::process;
use std::thread;
use std::time::Duration;

fn work(stop: Receiver<()>) -> u32 {
    let mut finished = 0;
    loop {
        // works for 50 ms unless it is told to stop
        let told = stop.recv_timeout(Duration::from_millis(50));
        finished += 1;
        if told != Err(RecvTimeoutError::Timeout) {
            return finished;
        }
    }
}

fn main() {
    let (tx, rx) = unbounded();
    let mut presses = 0;
    ctrlc::set_handler(move || {
        presses += 1;
        if presses > 1 {
            process::exit(130);
        }
        let _ = tx.send(());
    })
    .unwrap();

    let (stop, stopped) = bounded(0);
    let workers = [stopped.clone(), stopped].map(|stopped| thread::spawn(move || work(stopped)));
    let _ = rx.recv_timeout(Duration::from_secs(3));
    drop(stop);
    let finished: u32 = workers.into_iter().map(|worker| worker.join().unwrap()).sum();
    println!("finished: {finished}");
    println!("unfinished: 0");
}
