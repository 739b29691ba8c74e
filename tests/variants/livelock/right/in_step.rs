//! Two barriers keep the diners in step: both take, both try, both put back. So they never eat.

use parking_lot::Mutex;
use std::sync::{Arc, Barrier};
use std::thread;

struct Table {
    forks: [Mutex<()>; 2],
    both_have_one: Barrier,
    both_have_tried: Barrier,
}

#[derive(Default)]
struct Evening {
    gave_way: usize,
    meals: usize,
}

fn spend_the_evening(table: &Table, seat: usize) -> Evening {
    let mut evening = Evening::default();
    for _ in 0..20 {
        let mine = table.forks[seat].lock();
        table.both_have_one.wait();
        let other = table.forks[1 - seat].try_lock();
        table.both_have_tried.wait();
        match other {
            Some(_) => evening.meals += 1,
            None => evening.gave_way += 1,
        }
        drop(mine);
    }
    evening
}

fn main() {
    let table = Arc::new(Table {
        forks: Default::default(),
        both_have_one: Barrier::new(2),
        both_have_tried: Barrier::new(2),
    });
    let evenings: Vec<Evening> = (0..2)
        .map(|seat| {
            let table = Arc::clone(&table);
            thread::Builder::new()
                .name(format!("seat {seat}"))
                .spawn(move || spend_the_evening(&table, seat))
                .unwrap()
        })
        .collect::<Vec<_>>()
        .into_iter()
        .map(|t| t.join().unwrap())
        .collect();
    println!("gave way: {}", evenings.iter().map(|e| e.gave_way).sum::<usize>());
    println!("meals: {}", evenings.iter().map(|e| e.meals).sum::<usize>());
}
