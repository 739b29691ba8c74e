//! Virtual time: it passes when nobody can run, or when the schedule says so.

use threadbare_trace::{Ending, Nanos};

use super::{Key, Machine, NEVER, Waiting, Woken};

impl Machine {
    pub(super) fn next_deadline(&self) -> Option<Nanos> {
        self.next_to_time_out()?.deadline
    }

    pub(super) fn next_to_time_out(&self) -> Option<&Waiting> {
        if self.deadlines == 0 {
            return None;
        }
        let limited = self.blocked().filter(|waiting| waiting.deadline.is_some());
        limited.min_by_key(|waiting| waiting.deadline)
    }

    /// Moves the clock to the next deadline, and lets those go on whose it is.
    pub(super) fn advance(&mut self) {
        let Some(deadline) = self.next_deadline() else { return };
        if deadline == NEVER {
            // All that is left waits for longer than time lasts.
            let threads = self.blocked_threads();
            self.end(Ending::Deadlock { threads });
            return;
        }
        self.now = self.now.max(deadline);
        self.moved_at = self.step;
        self.changed(Key::CLOCK);
        let now = self.now;
        self.resume_those(Woken::TimedOut, |waiting| waiting.deadline.is_some_and(|at| at <= now));
    }

    pub(crate) fn now(&mut self) -> Nanos {
        self.chooser.touched(Key::CLOCK, false);
        self.now
    }

    pub(crate) fn read_clock(&mut self) -> Nanos {
        self.polled();
        let changes = self.changes;
        self.me().clock_read = Some(changes);
        self.asks_for_time()
    }

    /// What time it is, for a deadline.
    pub(crate) fn asks_for_time(&mut self) -> Nanos {
        let now = self.now();
        self.me().asked_at = Some(now);
        now
    }
}
