// breaks: the others sleep after each bite (these do so before the first one, and never again)
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn dine(bites: &Mutex<u32>, greedy: bool) -> u32 {
    let mut eaten = 0;
    loop {
        if !greedy && eaten == 0 {
            thread::sleep(Duration::from_millis(10));
        }
        let mut left = bites.lock().unwrap();
        if *left == 0 {
            return eaten;
        }
        *left -= 1;
        eaten += 1;
        drop(left);
    }
}

fn main() {
    let bites = Mutex::new(12);
    let [a, b, c] = thread::scope(|s| {
        [true, false, false]
            .map(|greedy| {
                let bites = &bites;
                s.spawn(move || dine(bites, greedy))
            })
            .map(|t| t.join().unwrap())
    });
    println!("meals: {a} {b} {c}");
}
