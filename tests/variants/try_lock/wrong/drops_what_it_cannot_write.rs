// breaks: prints `items: 10`
use parking_lot::Mutex;
use std::thread::{scope, sleep};
use std::time::Duration;

fn main() {
    let list = Mutex::new(Vec::new());
    scope(|s| {
        for who in ["barron", "olivia"] {
            let list = &list;
            s.spawn(move || {
                for i in 0..5 {
                    sleep(Duration::from_millis(10));
                    if let Some(mut list) = list.try_lock() {
                        sleep(Duration::from_millis(30));
                        list.push((who, i));
                    } else {
                        println!("{who}: busy, never mind");
                    }
                }
            });
        }
    });
    println!("items: {}", list.into_inner().len());
}
