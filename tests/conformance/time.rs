//! Clocks and durations, in exact time.

use std::thread;
use std::time::{Duration, Instant, SystemTime, SystemTimeError, UNIX_EPOCH};

fn main() {
    let start = Instant::now();
    let wall = SystemTime::now();
    thread::sleep(Duration::from_millis(30));
    let end = Instant::now();
    println!("{}", end - start >= Duration::from_millis(30) && start.elapsed() >= end.duration_since(start));
    println!("{}", end > start && start < end && start == start);
    println!("{:?} {:?}", start.duration_since(end), start.checked_duration_since(end));
    println!("{:?}", end.saturating_duration_since(end));
    println!("{}", start + Duration::from_secs(1) - Duration::from_secs(1) == start);
    println!("{}", start.checked_add(Duration::MAX).is_none());
    let mut moved = start;
    moved += Duration::from_secs(2);
    moved -= Duration::from_secs(1);
    println!("{:?}", moved - start);

    println!("{}", wall.elapsed().unwrap() >= Duration::from_millis(30));
    println!("{}", wall.duration_since(UNIX_EPOCH).unwrap().as_secs() > 1_600_000_000);
    let error: SystemTimeError = UNIX_EPOCH.duration_since(UNIX_EPOCH + Duration::from_secs(3)).unwrap_err();
    println!("{error} {error:?} {:?}", error.duration());
    println!("{:?} {:?}", SystemTime::UNIX_EPOCH, UNIX_EPOCH - Duration::from_millis(1500));
    println!("{:?}", UNIX_EPOCH.checked_add(Duration::MAX));

    // Sleeps of others do not add up.
    let start = Instant::now();
    thread::scope(|s| {
        for _ in 0..5 {
            s.spawn(|| thread::sleep(Duration::from_millis(100)));
        }
    });
    println!("{}", start.elapsed() < Duration::from_millis(300));
    thread::sleep(Duration::ZERO);
    println!("{:?}", Duration::try_from_secs_f64(-1.0).map_err(|error| error.to_string()));
}
