// A writer rests for a while after each page, without the calendar. The advances are on a list of their own.
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

const A_WHILE: Duration = Duration::from_millis(10);

fn turn_the_page(day: &RwLock<u32>) -> Option<u32> {
    let mut day = day.write().unwrap_or_else(PoisonError::into_inner);
    if *day == 6 {
        return None;
    }
    *day += 1;
    Some(*day)
}

fn main() {
    let day = Arc::new(RwLock::new(0));
    let pages = Arc::new(Mutex::new(Vec::new()));
    let mut threads = Vec::new();
    for writer in 1..=2 {
        let (day, pages) = (Arc::clone(&day), Arc::clone(&pages));
        threads.push(thread::spawn(move || {
            while let Some(page) = turn_the_page(&day) {
                pages.lock().unwrap().push((writer, page));
                thread::sleep(A_WHILE);
            }
        }));
    }
    for reader in 1..=3 {
        let day = Arc::clone(&day);
        threads.push(thread::spawn(move || {
            for look in 1..=2 {
                let day = day.read().unwrap();
                thread::sleep(A_WHILE);
                println!("reader {reader}, look {look}: day {day}");
            }
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    println!("day: {}", day.read().unwrap());
    println!("advances: {}", pages.lock().unwrap().len());
}
