// breaks: a try fails
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    // a list each and merge them at the end, no waiting at all
    let lists = [Mutex::new(Vec::new()), Mutex::new(Vec::new())];
    thread::scope(|s| {
        for list in &lists {
            s.spawn(move || {
                for i in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    if let Some(mut list) = list.try_lock() {
                        thread::sleep(Duration::from_millis(30));
                        list.push(i);
                    }
                }
            });
        }
    });
    let [mut all, b] = lists.map(Mutex::into_inner);
    all.extend(b);
    println!("items: {}", all.len());
}
