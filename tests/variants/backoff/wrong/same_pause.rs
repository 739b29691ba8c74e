// breaks: ends by itself; sometimes: two pauses of one run differ in length (the same pause for both)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(7); // 7 is a random number

fn diner(first: Arc<Mutex<()>>, second: Arc<Mutex<()>>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock();
        thread::sleep(Duration::from_millis(1));
        match second.try_lock() {
            Some(_other) => meals += 1,
            None => {
                drop(mine);
                thread::sleep(PAUSE);
            }
        }
    }
    meals
}

fn main() {
    let fork = Arc::new(Mutex::new(()));
    let knife = Arc::new(Mutex::new(()));
    let (f, k) = (fork.clone(), knife.clone());
    let one = thread::spawn(move || diner(f, k));
    let two = thread::spawn(move || diner(knife, fork));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
