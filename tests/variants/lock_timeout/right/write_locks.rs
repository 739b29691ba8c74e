//! Forks as reader-writer locks, taken for writing with a limit.

use parking_lot::RwLock;
use rand::RngExt;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

#[derive(Clone, Copy, Debug)]
enum Report {
    Ate,
    GaveUp { pause: Duration },
}

fn diner(first: Arc<RwLock<u32>>, second: Arc<RwLock<u32>>, report: Sender<Report>) {
    let mut hungry = 3;
    while hungry > 0 {
        let ate = {
            let mut first = first.write();
            thread::sleep(Duration::from_millis(1)); // where is the other fork?
            match second.try_write_for(Duration::from_millis(5)) {
                Some(mut second) => {
                    *first += 1;
                    *second += 1;
                    true
                }
                None => false,
            }
        };
        if ate {
            hungry -= 1;
            report.send(Report::Ate).unwrap();
        } else {
            let pause = Duration::from_micros(rand::rng().random_range(500..30_000));
            report.send(Report::GaveUp { pause }).unwrap();
            thread::sleep(pause);
        }
    }
}

fn main() {
    let forks = [0, 0].map(|n| Arc::new(RwLock::new(n)));
    let (report, reports) = mpsc::channel();
    for (first, second) in [(0, 1), (1, 0)] {
        let (first, second) = (Arc::clone(&forks[first]), Arc::clone(&forks[second]));
        let report = report.clone();
        thread::spawn(move || diner(first, second, report));
    }
    drop(report);

    let mut meals = 0;
    for r in reports {
        match r {
            Report::Ate => meals += 1,
            Report::GaveUp { pause } => println!("somebody puts a fork back and waits for {pause:?}"),
        }
    }
    println!("meals: {meals}");
}
