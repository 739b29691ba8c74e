// breaks: every attempt by the holder fails
use parking_lot::RwLock;
use std::thread;

struct Pad(RwLock<Vec<String>>);

impl Pad {
    // You can't write on it while somebody is reading
    fn note(&self) {
        if self.0.try_write().is_none() {
            println!("second lock: refused");
        }
        // but you can look at it
        if let Some(list) = self.0.try_read() {
            println!("(there are {} items on it)", list.len());
        }
    }
}

fn main() {
    let pad = Pad(RwLock::new(vec!["milk".into()]));
    thread::scope(|s| {
        s.spawn(|| {
            let list = pad.0.read();
            pad.note();
            println!("first item: {}", list[0]);
        });
    });
}
