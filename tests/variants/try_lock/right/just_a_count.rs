//! The list is a number, and what is not on it yet is another.

use parking_lot::Mutex;
use std::thread::{scope, sleep};
use std::time::Duration;

fn write_down(list: &Mutex<u32>, mut items: u32) -> u32 {
    if let Some(mut list) = list.try_lock() {
        while items > 0 {
            sleep(Duration::from_millis(30));
            *list += 1;
            items -= 1;
        }
    }
    items
}

fn main() {
    let list = Mutex::new(0);
    scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut in_head = 0;
                for _ in 0..5 {
                    sleep(Duration::from_millis(10));
                    in_head = write_down(&list, in_head + 1);
                }
                while in_head > 0 {
                    sleep(Duration::from_millis(10));
                    in_head = write_down(&list, in_head);
                }
            });
        }
    });
    println!("items: {}", list.into_inner());
}
