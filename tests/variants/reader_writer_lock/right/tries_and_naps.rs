//! Writers that do not queue: they try, and nap for a millisecond when somebody is in the way.

use crossbeam_channel::bounded;
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

static CALENDAR: RwLock<(usize, usize)> = RwLock::new((0, 0));
const WEEK: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

fn writer() {
    loop {
        if let Some(mut calendar) = CALENDAR.try_write() {
            let (day, advances) = &mut *calendar;
            if *day + 1 == WEEK.len() {
                break;
            }
            *day += 1;
            *advances += 1;
        } else {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

fn reader() {
    let mut looks = 0;
    while looks < 2 {
        let Some(calendar) = CALENDAR.try_read_for(Duration::from_millis(4)) else {
            continue;
        };
        thread::sleep(Duration::from_millis(10));
        println!("today is {}", WEEK[calendar.0]);
        looks += 1;
    }
}

fn main() {
    let (done, wait) = bounded(5);
    for job in [writer, reader, reader, writer, reader] {
        let done = done.clone();
        thread::spawn(move || {
            job();
            done.send(()).unwrap();
        });
    }
    for _ in 0..5 {
        wait.recv().unwrap();
    }
    let (day, advances) = *CALENDAR.read();
    println!("day: {day}");
    println!("advances: {advances}");
}
