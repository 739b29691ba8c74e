use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

// All output goes through one thread. It ends when the cook and the dishwasher are done.
fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn cleaner(log: Sender<&'static str>) {
    let mops = log.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(ms(1000));
            if mops.send("mop: mopped").is_err() {
                thread::park();
            }
        }
    });
    loop {
        thread::sleep(ms(1000));
        if log.send("cleaner: cleaned").is_err() {
            thread::park();
        }
    }
}

fn main() {
    let (log, lines) = channel::<&'static str>();
    let logger = thread::spawn(move || {
        let mut left = 2;
        for line in lines {
            println!("{line}");
            if line.ends_with("done") {
                left -= 1;
            }
            if left == 0 {
                break;
            }
        }
    });
    let l = log.clone();
    thread::spawn(move || cleaner(l));
    let l = log.clone();
    let dishwasher = thread::spawn(move || {
        thread::sleep(ms(2000));
        l.send("dishwasher: done").unwrap();
    });
    for _ in 0..3 {
        thread::sleep(ms(600));
    }
    log.send("cook: done").unwrap();
    dishwasher.join().unwrap();
    logger.join().unwrap();
}
