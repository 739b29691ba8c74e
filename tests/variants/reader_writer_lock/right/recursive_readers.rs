// A lock that readers may take again while they hold it: a look asks for the name of the day, which reads too.
use parking_lot::RecursiveRwLock;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Week {
    day: usize,
    history: Vec<usize>,
}

type Shared = Arc<RecursiveRwLock<Week>>;

fn name(week: &Shared) -> &'static str {
    ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"][week.read().day]
}

fn look(week: &Shared) -> (&'static str, usize) {
    let guard = week.read();
    thread::sleep(Duration::from_millis(10));
    (name(week), guard.day)
}

fn main() {
    let week = Shared::default();
    let (sightings, report) = mpsc::channel();
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let (week, sightings) = (week.clone(), sightings.clone());
            thread::spawn(move || (0..2).for_each(|_| sightings.send(look(&week)).unwrap()))
        })
        .collect();
    drop(sightings);
    let writers: Vec<_> = (0..2)
        .map(|id| {
            let week = week.clone();
            thread::spawn(move || {
                let mut going = true;
                while going {
                    let mut week = week.write();
                    going = week.day < 6;
                    if going {
                        week.day += 1;
                        week.history.push(id);
                    }
                }
            })
        })
        .collect();
    for (name, day) in report {
        println!("{name} is day {day}");
    }
    readers.into_iter().chain(writers).for_each(|t| t.join().unwrap());
    let week = week.read();
    println!("day: {}", week.day);
    println!("advances: {}", week.history.len());
}
