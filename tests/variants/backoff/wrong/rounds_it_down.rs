// breaks: sometimes: two pauses of one run differ in length (all come out as ten)
use parking_lot::Mutex;
use rand::RngExt;
use std::thread;
use std::time::Duration;

static LEFT: Mutex<()> = Mutex::new(());
static RIGHT: Mutex<()> = Mutex::new(());

fn main() {
    // A random time between ten and ten point nine.
    let pause = || Duration::from_secs_f64(rand::rng().random_range(10.0..10.9_f64).floor() / 1000.0);

    let quick = thread::spawn(move || {
        let mut meals = 0;
        while meals < 3 {
            let mine = LEFT.lock();
            match RIGHT.try_lock() {
                Some(_other) => meals += 1,
                None => {
                    drop(mine);
                    thread::sleep(pause());
                }
            }
        }
        meals
    });
    let slow = thread::spawn(move || {
        let mut meals = 0;
        while meals < 3 {
            let mine = RIGHT.lock();
            thread::sleep(Duration::from_millis(3));
            match LEFT.try_lock() {
                Some(_other) => meals += 1,
                None => {
                    drop(mine);
                    thread::sleep(pause());
                }
            }
        }
        meals
    });
    println!("meals: {}", quick.join().unwrap() + slow.join().unwrap());
}
