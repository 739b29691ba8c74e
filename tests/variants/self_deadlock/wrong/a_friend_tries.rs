// breaks: the line is printed after one has
use std::sync::Mutex;
use std::thread;

fn main() {
    let pad = Mutex::new(String::new());
    thread::scope(|s| {
        s.spawn(|| {
            let mut list = pad.lock().unwrap();
            list.push_str("cheese");
            // A try by the same thread may panic says the documentation, so another one does it for me.
            let refused = s.spawn(|| pad.try_lock().is_err()).join().unwrap();
            if refused {
                println!("second lock: refused");
            }
        });
    });
}
