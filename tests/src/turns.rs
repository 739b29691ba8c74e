//! Who may keep a processor busy: so many submissions at a time. One that only waits for a program that sleeps lets
//! the next one have its turn meanwhile.

use std::sync::{Condvar, Mutex, PoisonError};

#[derive(Debug)]
pub struct Turns {
    free: Mutex<usize>,
    given_back: Condvar,
}

/// Held by whoever has its turn.
#[derive(Debug)]
pub struct Turn<'a>(&'a Turns);

impl Turns {
    pub fn new(at_once: usize) -> Turns {
        Turns { free: Mutex::new(at_once), given_back: Condvar::new() }
    }

    /// Waits for a turn.
    pub fn take(&self) -> Turn<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free =
            self.given_back.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Turn(self)
    }

    /// Waits for something else, and lets another one in for as long; for those who have their turn.
    pub fn lend<T>(&self, wait: impl FnOnce() -> T) -> T {
        self.give_back();
        let result = wait();
        std::mem::forget(self.take());
        result
    }

    fn give_back(&self) {
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.given_back.notify_one();
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::Turns;

    #[test]
    fn who_waits_lets_another_in() {
        let turns = Turns::new(1);
        let (ended, end) = mpsc::channel();
        thread::scope(|scope| {
            let _turn = turns.take();
            scope.spawn(|| {
                let _turn = turns.take();
                let _ = ended.send(());
            });
            // Would hang if the other one had to wait for this turn to end.
            assert_eq!(turns.lend(|| end.recv()), Ok(()));
        });
        assert_eq!(*turns.free.lock().expect("not poisoned"), 1);
    }
}
