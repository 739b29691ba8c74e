// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static SINK: Mutex<()> = Mutex::new(());
static WHISTLE: Condvar = Condvar::new();

fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
        WHISTLE.notify_one();
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");

    // the dishwasher whistles when it is done, and that is later
    let mut sink = SINK.lock();
    WHISTLE.wait(&mut sink);
    dishwasher.join().unwrap();
}
