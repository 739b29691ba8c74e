// breaks: sometimes: someone gives way (the second diner waits outside until the first has finished)
use crossbeam_channel::bounded;
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock();
        if second.try_lock().is_some() {
            meals += 1;
            continue;
        }
        drop(mine);
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=40)));
    }
    meals
}

fn main() {
    let forks = Arc::new((Mutex::new(()), Mutex::new(())));
    let (table_is_free, wait_for_the_table) = bounded::<()>(1);
    let f = forks.clone();
    let one = thread::spawn(move || {
        let meals = dine(&f.0, &f.1);
        table_is_free.send(()).unwrap();
        meals
    });
    let f = forks.clone();
    let two = thread::spawn(move || {
        wait_for_the_table.recv().unwrap();
        dine(&f.1, &f.0)
    });
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
