use parking_lot::{ReentrantMutex, ReentrantMutexGuard};
use std::cell::Cell;

type Counts = (Cell<i32>, Cell<i32>);

fn bump(cell: &Cell<i32>) {
    cell.set(cell.get() + 1);
}

struct Shop<'l>(&'l ReentrantMutex<Counts>);

impl<'l> Shop<'l> {
    fn counts(&self) -> ReentrantMutexGuard<'l, Counts> {
        self.0.lock()
    }

    fn add_garlic(&self) {
        bump(&self.counts().0);
    }

    fn add_potato(&self) {
        // First the garlic, then the potato; the guard spans both.
        let counts = self.counts();
        self.add_garlic();
        bump(&counts.1);
    }

    fn five_of_each(&self) {
        (0..5).for_each(|_| self.add_garlic());
        (0..5).for_each(|_| self.add_potato());
    }
}

fn main() {
    let lock = ReentrantMutex::new(Counts::default());
    std::thread::scope(|scope| {
        scope.spawn(|| Shop(&lock).five_of_each());
        Shop(&lock).five_of_each(); // main is the second shopper
    });
    let (garlic, potatoes) = &*lock.lock();
    println!("garlic: {}", garlic.get());
    println!("potatoes: {}", potatoes.get());
}
