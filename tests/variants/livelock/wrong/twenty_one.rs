// breaks: no diner does so more than 20 times (20 are meant, 21 are counted from 0)
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &RwLock<()>, second: &RwLock<()>) -> (u32, u32) {
    let mut gave_way = 0;
    while gave_way <= 20 {
        let mine = first.write();
        thread::sleep(Duration::from_millis(3));
        if second.try_write().is_some() {
            return (gave_way, 1);
        }
        thread::sleep(Duration::from_millis(3));
        drop(mine);
        gave_way += 1;
    }
    (gave_way, 0)
}

fn main() {
    let forks = Arc::new([RwLock::new(()), RwLock::new(())]);
    let f = forks.clone();
    let one = thread::spawn(move || dine(&f[0], &f[1]));
    let f = forks.clone();
    let two = thread::spawn(move || dine(&f[1], &f[0]));
    let (n1, m1) = one.join().unwrap();
    let (n2, m2) = two.join().unwrap();
    println!("gave way: {}", n1 + n2);
    println!("meals: {}", m1 + m2);
}
