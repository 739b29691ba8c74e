// breaks: nobody is blocked on the list
use parking_lot::Mutex;
use std::thread::{scope, sleep};
use std::time::Duration;

fn main() {
    let list = Mutex::new(0);
    scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut pending = 0;
                let mut found = 0;
                while found < 5 || pending > 0 {
                    sleep(Duration::from_millis(10));
                    if found < 5 {
                        found += 1;
                        pending += 1;
                    }
                    if list.is_locked() {
                        // a failed attempt, to be correct
                        drop(list.try_lock());
                        continue;
                    }
                    // it is free!
                    let mut list = list.lock();
                    for _ in 0..pending {
                        sleep(Duration::from_millis(30));
                        *list += 1;
                    }
                    pending = 0;
                }
            });
        }
    });
    println!("items: {}", list.into_inner());
}
