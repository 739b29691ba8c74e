// breaks: who gives way holds nothing while it pauses (it holds the tally)
extern crate rand;
use rand::RngExt;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::thread;
use std::time::Duration;

struct Shared {
    fork_left: Mutex<i32>,
    fork_right: Mutex<i32>,
    meals: Mutex<i32>,
}

fn main() {
    let shared =
        Arc::new(Shared { fork_left: Mutex::new(0), fork_right: Mutex::new(0), meals: Mutex::new(0) });

    let shared1 = Arc::clone(&shared);
    let thread1 = thread::spawn(move || {
        let mut count = 0;
        while count < 3 {
            let left: MutexGuard<i32> = shared1.fork_left.lock().unwrap();
            println!("diner 1 has the left fork");
            thread::sleep(Duration::from_millis(1));
            let right = shared1.fork_right.try_lock();
            if right.is_ok() {
                println!("diner 1 eats");
                count = count + 1;
                let mut meals = shared1.meals.lock().unwrap();
                *meals = *meals + 1;
                drop(meals);
                drop(right);
                drop(left);
            } else {
                println!("diner 1 gives way");
                drop(right);
                drop(left);
                let _tally = shared1.meals.lock().unwrap();
                let mut rng = rand::rng();
                let pause: u64 = rng.random_range(1..=100);
                thread::sleep(Duration::from_millis(pause));
            }
        }
    });

    let shared2 = Arc::clone(&shared);
    let thread2 = thread::spawn(move || {
        let mut count = 0;
        while count < 3 {
            let right: MutexGuard<i32> = shared2.fork_right.lock().unwrap();
            println!("diner 2 has the right fork");
            thread::sleep(Duration::from_millis(1));
            let left = shared2.fork_left.try_lock();
            if left.is_ok() {
                println!("diner 2 eats");
                count = count + 1;
                let mut meals = shared2.meals.lock().unwrap();
                *meals = *meals + 1;
                drop(meals);
                drop(left);
                drop(right);
            } else {
                println!("diner 2 gives way");
                drop(left);
                drop(right);
                let mut rng = rand::rng();
                let pause: u64 = rng.random_range(1..=100);
                thread::sleep(Duration::from_millis(pause));
            }
        }
    });

    thread1.join().unwrap();
    thread2.join().unwrap();
    println!("meals: {}", shared.meals.lock().unwrap());
}
