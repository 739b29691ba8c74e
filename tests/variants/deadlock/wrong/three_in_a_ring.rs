// breaks: two threads take two locks in opposite orders (three threads, three locks)
use std::sync::{Arc, Barrier, Mutex};
use std::{thread, time::Duration};
fn main() {
    let l: Arc<Vec<Mutex<()>>> = Arc::new((0..3).map(|_| Mutex::new(())).collect());
    let b = Arc::new(Barrier::new(3));
    for i in 0..3 {
        let (l, b) = (l.clone(), b.clone());
        thread::spawn(move || {
            let _a = l[i].lock().unwrap();
            b.wait();
            let _b = l[(i + 1) % 3].lock().unwrap();
        });
    }
    thread::sleep(Duration::from_secs(1));
    println!("deadlock: yes");
}
