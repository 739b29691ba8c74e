// breaks: nobody is blocked on the list
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static LIST: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn shopper(name: String) {
    let mut pending = vec![];
    let mut n = 0;
    loop {
        thread::sleep(Duration::from_millis(10));
        if n < 5 {
            n += 1;
            pending.push(format!("{name} {n}"));
        }
        // a very small limit, that is as good as none
        if let Some(mut list) = LIST.try_lock_for(Duration::from_millis(1)) {
            for p in pending.drain(..) {
                thread::sleep(Duration::from_millis(30));
                list.push(p);
            }
            if n == 5 {
                break;
            }
        }
    }
}

fn main() {
    let threads = ["a", "b"].map(|name| thread::spawn(|| shopper(name.into())));
    for t in threads {
        t.join().unwrap();
    }
    println!("items: {}", LIST.lock().len());
}
