// A third thread comes by after a second and tries both doors. If both are locked, the two who locked them
// are each standing at the other's.
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct House {
    kitchen: Mutex<Vec<&'static str>>,
    cellar: Mutex<Vec<&'static str>>,
    inside: Mutex<u32>,
    somebody_came: Condvar,
}

impl House {
    /// Waits until two people are in the house.
    fn come_in(&self) {
        let mut inside = self.inside.lock();
        *inside += 1;
        self.somebody_came.notify_all();
        while *inside < 2 {
            self.somebody_came.wait(&mut inside);
        }
    }
}

fn main() {
    let house = Arc::new(House::default());

    let visitors: Vec<Box<dyn FnOnce(&House) + Send>> = vec![
        Box::new(|h| {
            let mut kitchen = h.kitchen.lock();
            h.come_in();
            let cellar = h.cellar.lock();
            kitchen.extend(cellar.iter());
        }),
        Box::new(|h| {
            let mut cellar = h.cellar.lock();
            h.come_in();
            let kitchen = h.kitchen.lock();
            cellar.extend(kitchen.iter());
        }),
    ];
    for visit in visitors {
        let house = Arc::clone(&house);
        thread::spawn(move || visit(&house));
    }

    let inspector = thread::spawn(move || {
        thread::sleep(Duration::from_secs(1));
        let kitchen_locked = house.kitchen.try_lock().is_none();
        let cellar_locked = house.cellar.try_lock().is_none();
        kitchen_locked && cellar_locked
    });
    let stuck = inspector.join().expect("the inspector does not panic");
    println!("deadlock: {}", if stuck { "yes" } else { "no" });
}
