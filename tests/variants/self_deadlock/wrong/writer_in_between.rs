// breaks: every attempt by the holder fails
//
// A second read is refused when a writer is queueing in between. I give the writer plenty of time to
// queue up.
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

fn read_again(pad: &RwLock<String>) -> bool {
    pad.try_read().is_some()
}

fn main() {
    let pad = RwLock::new(String::from("tea"));
    thread::scope(|s| {
        s.spawn(|| {
            let list = pad.read();
            s.spawn(|| pad.write().push_str(", sugar"));
            loop {
                thread::sleep(Duration::from_millis(200));
                if !read_again(&pad) {
                    println!("second lock: refused");
                    break;
                }
            }
            drop(list);
        });
    });
}
