use std::sync::Mutex;
use std::thread;
use std::time::Duration;
fn main() {
    let forks = [Mutex::new(0), Mutex::new(0)];
    let stats = Mutex::new(Vec::new());
    let eaten: u32 = thread::scope(|s| {
        let hs: Vec<_> = [(0, 1), (1, 0)]
            .map(|(a, b)| {
                let (forks, stats) = (&forks, &stats);
                s.spawn(move || {
                    let mut n = 0;
                    while n < 3 {
                        let mut one = forks[a].lock().unwrap();
                        stats.lock().unwrap().push("took one");
                        thread::sleep(Duration::from_millis(1));
                        match forks[b].try_lock() {
                            Ok(mut two) => {
                                *one += 1;
                                *two += 1;
                                n += 1;
                                stats.lock().unwrap().push("ate");
                                thread::sleep(Duration::from_millis(3));
                            }
                            Err(_) => {
                                drop(one);
                                stats.lock().unwrap().push("gave way");
                                thread::sleep(Duration::from_millis(rand::random_range(0..4)));
                            }
                        }
                    }
                    n
                })
            })
            .into();
        hs.into_iter().map(|h| h.join().unwrap()).sum()
    });
    println!("{} notes", stats.lock().unwrap().len());
    println!("meals: {eaten}");
}
