// The pause is a message that comes after a random time.
use crossbeam_channel::{after, never, select, unbounded};
use parking_lot::ReentrantMutex;
use rand::RngExt;
use std::sync::{Arc, OnceLock};
use std::thread::Builder;
use std::time::Duration;

struct Forks(ReentrantMutex<()>, ReentrantMutex<()>);

static FORKS: OnceLock<Arc<Forks>> = OnceLock::new();

fn forks() -> &'static Forks {
    FORKS.get_or_init(|| Arc::new(Forks(ReentrantMutex::new(()), ReentrantMutex::new(()))))
}

fn pause() {
    let length = Duration::from_micros(rand::rng().random_range(200..=25_000));
    select! {
        recv(after(length)) -> _ => {}
        recv(never::<()>()) -> _ => unreachable!("nothing comes from nowhere"),
    }
}

fn main() {
    let (ate, meals) = unbounded();
    let threads = ["left-handed", "right-handed"].map(|hand| {
        let ate = ate.clone();
        let diner = move || {
            let (first, second) = match hand {
                "left-handed" => (&forks().0, &forks().1),
                _ => (&forks().1, &forks().0),
            };
            let mut left = 3;
            loop {
                {
                    let _mine = first.lock();
                    if let Some(_other) = second.try_lock() {
                        ate.send(hand).unwrap();
                        left -= 1;
                        if left == 0 {
                            return;
                        }
                        continue;
                    }
                }
                pause();
            }
        };
        Builder::new().name(hand.to_string()).spawn(diner).unwrap()
    });
    for t in threads {
        t.join().unwrap();
    }
    println!("meals: {}", meals.try_iter().count());
}
