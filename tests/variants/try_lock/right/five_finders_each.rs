// Each shopper sends five to search, and writes what they bring.
use parking_lot::Mutex;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
static L: Mutex<Vec<u32>> = Mutex::new(Vec::new());
fn shop() {
    let (tx, rx) = mpsc::channel();
    thread::scope(|s| {
        for n in 0..5 {
            let tx = tx.clone();
            s.spawn(move || {
                thread::sleep(Duration::from_millis(10));
                tx.send(n).unwrap()
            });
        }
        drop(tx);
        for item in rx {
            loop {
                match L.try_lock() {
                    Some(mut l) => {
                        thread::sleep(Duration::from_millis(30));
                        l.push(item);
                        break;
                    }
                    None => thread::sleep(Duration::from_millis(10)),
                }
            }
        }
    });
}
fn main() {
    let t = [thread::spawn(shop), thread::spawn(shop)];
    for t in t {
        t.join().unwrap()
    }
    println!("items: {}", L.lock().len());
}
