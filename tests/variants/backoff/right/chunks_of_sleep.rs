use parking_lot::RwLock;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
struct Fork(RwLock<&'static str>);
fn dine(first: &Fork, second: &Fork) -> usize {
    let mut meals = 0;
    'hungry: while meals < 3 {
        {
            let Some(mut a) = first.0.try_write() else {
                thread::yield_now();
                thread::sleep(Duration::from_millis(1));
                continue 'hungry;
            };
            thread::yield_now();
            if let Some(mut b) = second.0.try_write() {
                *a = "used";
                *b = "used";
                meals += 1;
                continue 'hungry;
            }
        }
        for _ in 0..rand::random_range(1u8..6) {
            thread::sleep(Duration::from_millis(10));
        }
    }
    meals
}
fn main() {
    let f = Arc::new([Fork(RwLock::new("new")), Fork(RwLock::new("new"))]);
    let (tx, rx) = mpsc::channel();
    for i in 0..2 {
        let (f, tx) = (f.clone(), tx.clone());
        thread::spawn(move || tx.send(dine(&f[i], &f[1 - i])).unwrap());
    }
    drop(tx);
    println!("meals: {}", rx.iter().sum::<usize>());
}
