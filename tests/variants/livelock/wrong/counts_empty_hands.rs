// breaks: N is how often a held fork was put back uneaten (giving way without ever having held a fork counts too)
use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;

#[derive(Default)]
struct Score {
    gave_way: u32,
    meals: u32,
}

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> Score {
    let mut score = Score::default();
    while score.gave_way < 20 && score.meals == 0 {
        let Some(_mine) = first.try_lock() else {
            // Taken already: after you.
            score.gave_way += 1;
            continue;
        };
        thread::yield_now();
        if second.try_lock().is_some() {
            score.meals += 1;
        } else {
            score.gave_way += 1;
        }
        thread::yield_now();
    }
    score
}

fn main() {
    let (left, right) = (Mutex::new(()), Mutex::new(()));
    let start = Barrier::new(2);
    let (a, b) = thread::scope(|s| {
        let a = s.spawn(|| {
            start.wait();
            dine(&left, &right)
        });
        let b = s.spawn(|| {
            start.wait();
            dine(&right, &left)
        });
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("gave way: {}", a.gave_way + b.gave_way);
    println!("meals: {}", a.meals + b.meals);
}
