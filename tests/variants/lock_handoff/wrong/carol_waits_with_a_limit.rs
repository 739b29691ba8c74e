// breaks: that order
use crossbeam_channel::bounded;
use std::thread;
use std::time::Duration;

fn main() {
    let (lock, unlock) = bounded(1);
    let (go, start) = bounded(0);
    thread::scope(|s| {
        let carols = lock.clone();
        s.spawn(move || {
            lock.send("alice").unwrap();
            println!("alice: locked");
            s.spawn(move || {
                // five seconds, then something is wrong and we take it anyway
                let _ = carols.send_timeout("carol", Duration::from_secs(5));
                println!("carol: locked");
            });
            go.send(()).unwrap();
        });
        s.spawn(move || {
            start.recv().unwrap();
            println!("bob: unlocked");
            unlock.recv().unwrap();
        });
    });
}
