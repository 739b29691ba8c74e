//! A waiter hands out the forks: only who has the waiter may pick any up. He goes on to the next guest as
//! soon as the forks are in hand, so two may well eat at a time.

use std::sync::mpsc;
use std::sync::{Mutex, MutexGuard};
use std::thread;

struct Table {
    waiter: Mutex<()>,
    forks: Vec<Mutex<()>>,
}

struct Cutlery<'t> {
    _left: MutexGuard<'t, ()>,
    _right: MutexGuard<'t, ()>,
}

impl Table {
    fn new(places: usize) -> Table {
        Table { waiter: Mutex::new(()), forks: (0..places).map(|_| Mutex::default()).collect() }
    }

    fn serve(&self, place: usize) -> Cutlery<'_> {
        let _waiter = self.waiter.lock().unwrap();
        Cutlery {
            _left: self.forks[place].lock().unwrap(),
            _right: self.forks[(place + 1) % self.forks.len()].lock().unwrap(),
        }
    }
}

fn main() {
    let table = Table::new(5);
    let (done, meals) = mpsc::channel();
    thread::scope(|scope| {
        for place in 0..5 {
            let done = done.clone();
            let table = &table;
            scope.spawn(move || {
                for _meal in 1..=2 {
                    let cutlery = table.serve(place);
                    println!("philosopher {} eats", place + 1);
                    done.send(place).unwrap();
                    println!("philosopher {} leaves", place + 1);
                    drop(cutlery);
                }
            });
        }
        drop(done);
        println!("meals: {}", meals.iter().count());
    });
}
