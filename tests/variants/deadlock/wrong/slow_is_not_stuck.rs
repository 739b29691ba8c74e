// breaks: `yes` only when a cycle of threads, each waiting without limit for a lock that the next one holds, stands
// The pause between the two locks makes sure that they collide.
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let oven = Arc::new(Mutex::new(()));
    let sink = Arc::new(Mutex::new(()));
    let (tx, rx) = mpsc::channel();

    let (o, s, t) = (oven.clone(), sink.clone(), tx.clone());
    thread::spawn(move || {
        let _oven = o.lock().unwrap();
        thread::sleep(Duration::from_secs(2)); // takes its time
        let _sink = s.lock().unwrap();
        let _ = t.send("baker");
    });
    let (o, s, t) = (oven.clone(), sink.clone(), tx.clone());
    thread::spawn(move || {
        let _sink = s.lock().unwrap();
        thread::sleep(Duration::from_secs(2));
        let _oven = o.lock().unwrap();
        let _ = t.send("washer");
    });

    // A second is an age for a computer.
    let answer = match rx.recv_timeout(Duration::from_secs(1)) {
        Ok(_) => "no",
        Err(_) => "yes",
    };
    println!("deadlock: {answer}");
}
