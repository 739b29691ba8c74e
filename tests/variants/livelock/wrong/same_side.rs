// breaks: sometimes: M is 0 and N is 40 (both begin with the left fork, so who has one gets the other)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn dine(left: &Mutex<()>, right: &Mutex<()>) -> (u32, u32) {
    let mut gave_way = 0;
    while gave_way < 20 {
        let l = left.lock().unwrap();
        thread::sleep(Duration::from_millis(5));
        match right.try_lock() {
            Ok(_r) => return (gave_way, 1),
            Err(_) => drop(l),
        }
        gave_way += 1;
    }
    (gave_way, 0)
}

fn main() {
    let left = Arc::new(Mutex::new(()));
    let right = Arc::new(Mutex::new(()));
    let mut diners = Vec::new();
    for _ in 0..2 {
        let (left, right) = (left.clone(), right.clone());
        diners.push(thread::spawn(move || dine(&left, &right)));
    }
    let (mut n, mut m) = (0, 0);
    for d in diners {
        let (gave_way, meals) = d.join().unwrap();
        n += gave_way;
        m += meals;
    }
    println!("gave way: {n}");
    println!("meals: {m}");
}
