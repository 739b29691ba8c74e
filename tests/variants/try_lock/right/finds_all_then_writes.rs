// All five are found in one go; while the list is busy, looking on costs as long as it takes.
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn shop(list: &Mutex<Vec<u32>>, first: u32) {
    thread::sleep(5 * Duration::from_millis(10));
    let found: Vec<u32> = (first..first + 5).collect();
    loop {
        if let Some(mut list) = list.try_lock() {
            thread::sleep(5 * Duration::from_millis(30));
            list.extend(&found);
            return;
        }
        thread::sleep(Duration::from_millis(7));
    }
}

fn main() {
    let list = Mutex::new(Vec::new());
    thread::scope(|s| {
        s.spawn(|| shop(&list, 0));
        shop(&list, 5);
    });
    println!("items: {}", list.into_inner().len());
}
