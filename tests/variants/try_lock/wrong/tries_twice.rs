// breaks: between a failed try and that thread's next one, time passes
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

static LIST: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn get() -> Option<MutexGuard<'static, Vec<&'static str>>> {
    // the second try is for luck
    LIST.try_lock().or_else(|_| LIST.try_lock()).ok()
}

fn shopper(items: [&'static str; 5]) {
    let mut pending = Vec::new();
    let mut items = items.into_iter();
    loop {
        thread::sleep(Duration::from_millis(10));
        let next = items.next();
        let finished = next.is_none();
        pending.extend(next);
        if let Some(mut list) = get() {
            for item in pending.drain(..) {
                thread::sleep(Duration::from_millis(30));
                list.push(item);
            }
            if finished {
                return;
            }
        }
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| shopper(["salt", "oil", "rice", "tea", "jam"]));
        s.spawn(|| shopper(["bread", "milk", "eggs", "nuts", "soap"]));
    });
    println!("items: {}", LIST.lock().unwrap().len());
}
