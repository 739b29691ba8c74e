// breaks: that order
use crossbeam_channel::bounded;
use std::thread::{scope, sleep};
use std::time::Duration;

fn main() {
    let (lock, unlock) = bounded(1);
    let carols = lock.clone();
    let bobs = unlock.clone();
    let ms = Duration::from_millis;
    scope(|s| {
        s.spawn(move || {
            lock.send(()).unwrap();
            println!("alice: locked");
        });
        s.spawn(move || {
            // alice was first by then
            sleep(ms(200));
            println!("bob: unlocked");
            bobs.recv().unwrap();
        });
        s.spawn(move || {
            sleep(ms(100));
            carols.send(()).unwrap();
            println!("carol: locked");
        });
    });
}
