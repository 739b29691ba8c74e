// breaks: Prints: `philosopher K eats` `philosopher K leaves` (each on a line of its own and by one call)
use parking_lot::Mutex;
use std::thread;

fn say(k: usize, what: &str) {
    print!("philosopher {k} ");
    println!("{what}");
}

fn main() {
    let forks: Vec<Mutex<()>> = (0..5).map(|_| Mutex::new(())).collect();
    let mut meals = 0;
    thread::scope(|s| {
        let eaters: Vec<_> = (1..=5)
            .map(|k| {
                let forks = &forks;
                s.spawn(move || {
                    let (a, b) = (k - 1, k % 5);
                    let mut meals = 0;
                    for _ in 0..2 {
                        let _a = forks[a.min(b)].lock();
                        let _b = forks[a.max(b)].lock();
                        say(k, "eats");
                        meals += 1;
                        say(k, "leaves");
                    }
                    meals
                })
            })
            .collect();
        for e in eaters {
            meals += e.join().unwrap();
        }
    });
    println!("meals: {meals}");
}
