//! The polite diners only try; a lock that is busy makes them pause as well. The greedy one sits last and
//! waits in line. What everybody has had is written on the table.

use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

#[derive(Debug)]
struct Table {
    bites: u8,
    eaten: [u8; 3],
}

impl Table {
    fn bite(&mut self, who: usize) -> bool {
        if self.bites == 0 {
            return false;
        }
        self.bites -= 1;
        self.eaten[who] += 1;
        true
    }
}

const PAUSE: Duration = Duration::from_millis(10);

fn main() {
    let table = Mutex::new(Table { bites: 12, eaten: [0; 3] });
    let gong = Barrier::new(3);

    thread::scope(|s| {
        for who in 0..2 {
            let (table, gong) = (&table, &gong);
            s.spawn(move || {
                gong.wait();
                loop {
                    let more = match table.try_lock() {
                        Some(mut table) => table.bite(who),
                        None => true, // somebody else is at it
                    };
                    if !more {
                        break;
                    }
                    thread::sleep(PAUSE);
                }
            });
        }
        s.spawn(|| {
            gong.wait();
            while table.lock().bite(2) {}
        });
    });

    let Table { eaten: [a, b, c], .. } = table.into_inner();
    println!("meals: {a} {b} {c}");
}
