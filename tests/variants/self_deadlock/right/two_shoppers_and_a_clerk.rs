// Two shoppers share the pad, both make the mistake, both get over it. Main prints for them, once.
use crossbeam_channel::{Sender, unbounded};
use parking_lot::{Mutex, MutexGuard};
use std::sync::LazyLock;
use std::thread;

static PAD: LazyLock<Mutex<Vec<String>>> = LazyLock::new(Default::default);

fn pick(item: &str) -> Option<()> {
    let mut list: MutexGuard<'_, Vec<String>> = PAD.try_lock()?;
    list.push(item.to_string());
    Some(())
}

fn shopper(item: &str, refusals: Sender<String>) {
    let mut list = PAD.lock();
    list.push(format!("{item}?"));
    if pick(item).is_none() {
        refusals.send(item.to_string()).unwrap();
    }
    drop(list);
    // Now that it is free, anybody may have it, with a plain lock.
    PAD.lock().push(format!("{item}!"));
}

fn main() {
    let (tx, rx) = unbounded();
    let tx2 = tx.clone();
    let a = thread::spawn(move || shopper("apples", tx));
    let b = thread::spawn(move || shopper("plums", tx2));
    a.join().unwrap();
    b.join().unwrap();
    let refused: Vec<String> = rx.iter().collect();
    assert_eq!(refused.len(), 2);
    println!("second lock: refused");
    println!("{} notes", PAD.lock().len());
}
