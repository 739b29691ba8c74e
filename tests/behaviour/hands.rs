//! Who holds what as the events of a run go by, and who reaches for a lock.

use threadbare_trace::{How, Object, Thread, Wait, What};

use crate::run::{Hold, Run};

/// An attempt to take a lock, successful or not.
pub(super) fn attempt(what: &What) -> Option<(Object, Option<How>)> {
    match *what {
        What::Acquired { lock, how: how @ (How::Lock | How::Try | How::Timed), .. } => {
            Some((lock, Some(how)))
        }
        What::TryFailed { lock, .. } => Some((lock, Some(How::Try))),
        What::TimedOut { lock, .. } => Some((lock, Some(How::Timed))),
        What::Blocked { on: Wait::Lock { lock, .. }, .. } => Some((lock, None)),
        _ => None,
    }
}

/// Who holds what, as the events go by.
pub(super) struct Hands<'a> {
    run: &'a Run,
    /// For each thread, its holds: numbers of the run's.
    held: Vec<Vec<usize>>,
    /// For each event, the holds that end in it.
    ends: Vec<(usize, usize)>,
    next_end: usize,
    next_hold: usize,
}

impl<'a> Hands<'a> {
    pub(super) fn new(run: &'a Run) -> Hands<'a> {
        let mut ends: Vec<(usize, usize)> = run
            .holds()
            .iter()
            .enumerate()
            .filter_map(|(number, hold)| hold.released.map(|released| (released, number)))
            .collect();
        ends.sort_unstable();
        Hands { run, held: vec![Vec::new(); run.threads().len()], ends, next_end: 0, next_hold: 0 }
    }

    /// Goes on to this event; answers which holds end and which one begins in it.
    pub(super) fn pass(&mut self, event: usize) -> (Vec<usize>, Option<usize>) {
        let mut ended = Vec::new();
        while let Some(&(at, number)) = self.ends.get(self.next_end)
            && at <= event
        {
            self.next_end += 1;
            let thread = usize::from(self.run.holds()[number].thread);
            if let Some(held) = self.held.get_mut(thread) {
                held.retain(|held| *held != number);
            }
            ended.push(number);
        }
        let mut begun = None;
        while let Some(hold) = self.run.holds().get(self.next_hold)
            && hold.acquired <= event
        {
            if let Some(held) = self.held.get_mut(usize::from(hold.thread)) {
                held.push(self.next_hold);
            }
            begun = Some(self.next_hold);
            self.next_hold += 1;
        }
        (ended, begun)
    }

    pub(super) fn of(&self, thread: Thread) -> impl Iterator<Item = (usize, &'a Hold)> {
        let run = self.run;
        self.held
            .get(usize::from(thread))
            .into_iter()
            .flatten()
            .filter_map(move |&number| Some((number, run.holds().get(number)?)))
    }
    pub(super) fn is_taken(&self, lock: Object) -> bool {
        self.held.iter().flatten().any(|&number| self.run.holds()[number].lock == lock)
    }
}
