//! Four tickets in a channel; who has one may sit down. Reentrant forks, for no better reason than that I
//! wanted to see whether they do.

use crossbeam_channel::bounded;
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::Arc;
use std::thread;

fn main() {
    let forks: Arc<[ReentrantMutex<Cell<u32>>]> = (0..5).map(|_| ReentrantMutex::new(Cell::new(0))).collect();
    let (give_ticket, take_ticket) = bounded(4);
    for ticket in 0..4 {
        give_ticket.send(ticket).unwrap();
    }
    let (report, reports) = bounded(0);

    for k in 1..=5_usize {
        let forks = Arc::clone(&forks);
        let (give_ticket, take_ticket) = (give_ticket.clone(), take_ticket.clone());
        let report = report.clone();
        thread::spawn(move || {
            for meal in 1..=2 {
                let ticket = take_ticket.recv().unwrap();
                {
                    let right = forks[k % 5].lock();
                    let left = forks[k - 1].lock();
                    println!("philosopher {k} eats");
                    right.set(right.get() + 1);
                    left.set(left.get() + 1);
                    println!("philosopher {k} leaves");
                }
                give_ticket.send(ticket).unwrap();
                report.send((k, meal)).unwrap();
            }
        });
    }
    drop(report);

    let mut meals = 0;
    for (who, meal) in reports {
        println!("({who} has had meal {meal})");
        meals += 1;
    }
    println!("meals: {meals}");
}
