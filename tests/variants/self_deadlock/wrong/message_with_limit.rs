// breaks: prints `second lock: refused`
use crossbeam_channel::bounded;
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static PAD: Mutex<i32> = Mutex::new(0);

fn main() {
    let (tx, rx) = bounded(1);
    let shopper = thread::spawn(move || {
        let _list = PAD.lock();
        if PAD.try_lock().is_none() {
            let _ = tx.send("refused");
        }
    });
    // never wait for ever: ten seconds are more than enough
    if let Ok(answer) = rx.recv_timeout(Duration::from_secs(10)) {
        println!("second lock: {answer}");
    }
    shopper.join().unwrap();
}
