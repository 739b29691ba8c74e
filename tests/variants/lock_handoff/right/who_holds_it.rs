use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread;

// One condition for everything, so everybody is woken and looks for himself.
struct Lock {
    holder: Mutex<Option<Person>>,
    changed: Condvar,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Person {
    Alice,
    Carol,
}

impl Lock {
    fn lock(&self, who: Person) {
        let mut holder = self.holder.lock();
        while holder.is_some() {
            self.changed.wait(&mut holder);
        }
        *holder = Some(who);
        self.changed.notify_all();
        if who == Person::Alice {
            println!("alice: locked"); // in here, so that nobody can see the lock before the line
        } else {
            println!("carol: locked");
        }
    }

    fn unlock_for(&self, who: Person) {
        let mut holder = self.holder.lock();
        while *holder != Some(who) {
            self.changed.wait(&mut holder);
        }
        println!("bob: unlocked");
        *holder = None;
        self.changed.notify_all();
    }
}

fn main() {
    let lock = Arc::new(Lock { holder: Mutex::new(None), changed: Condvar::new() });
    let started = Arc::new((Mutex::new(false), Condvar::new()));

    let carol = {
        let (lock, started) = (lock.clone(), started.clone());
        thread::spawn(move || {
            let (flag, bell) = &*started;
            let mut flag = flag.lock();
            while !*flag {
                bell.wait(&mut flag);
            }
            drop(flag);
            lock.lock(Person::Carol);
        })
    };
    let bob = {
        let lock = lock.clone();
        thread::spawn(move || lock.unlock_for(Person::Alice))
    };
    let alice = thread::spawn(move || {
        lock.lock(Person::Alice);
        *started.0.lock() = true;
        started.1.notify_all();
    });

    for person in [alice, bob, carol] {
        person.join().unwrap();
    }
}
