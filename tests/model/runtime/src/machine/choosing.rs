//! Who takes the next step: at each point those who may are listed, and the strategy chooses.

use threadbare_trace::{Choice, Ending, Nanos, Thread, Time};

use super::{Access, Machine, NEVER, Next};
use crate::process;
use crate::strategy::View;

/// A thread that looked so often and found nothing changed is passed over while others can run.
const SPINS: u32 = 8;
/// When every thread that can run has looked so often in vain, and no time can pass, nothing will ever change.
const SPINS_FOR_EVER: u32 = 2_000;
/// Busy threads do not stop real time: the clock moves when so many points went by at one instant, and as many since
/// somebody began to wait for the next; or a few times as many, if there is always somebody who has just begun.
const POINTS_AN_INSTANT: u32 = 2_000;
const POINTS_AN_INSTANT_AT_MOST: u32 = 16_000;
/// What reading the clock in a loop takes at least, when nothing else makes time pass; and at most so many of it
/// lead to the next deadline.
const BUSY_WAIT: Nanos = 1_000_000;
const BUSY_STEPS: u64 = 100;

impl Machine {
    pub(crate) fn point(&mut self, access: Access) -> Next {
        if self.points_suspended {
            return Next::Same;
        }
        self.me().access = access;
        self.step()
    }

    /// The step ends here.
    pub(super) fn step(&mut self) -> Next {
        self.step += 1;
        process::note_point();
        self.choose()
    }

    /// Whether a release lets others run before it. Only those who try a lock can tell, or whoever asks who was
    /// blocked; a search that need not saves most of its work.
    pub(crate) fn releases_are_points(&self) -> bool {
        self.releases_are_points
    }

    /// See [`crate::let_others_in`].
    pub(crate) fn let_others_in(&mut self) -> Next {
        if self.releases_are_points { self.point(Access::none()) } else { Next::Same }
    }

    /// Whether a release also lets others run after it. Few programs can tell, so this costs one execution in eight;
    /// which ones the seed says, and so it is the same in a replay.
    pub(crate) fn releases_are_left_by_points(&self) -> bool {
        self.leaves_by_points
    }

    /// The program tries a lock, or asks.
    pub(crate) fn tried(&mut self) {
        self.chooser.tried();
    }

    /// While a panic hook runs, no other thread does.
    pub(crate) fn suspend_points(&mut self, suspended: bool) {
        self.points_suspended = suspended;
    }

    pub(crate) fn is_in_hook(&self) -> bool {
        self.points_suspended
    }

    /// Chooses who takes the next step.
    #[inline(always)]
    pub(super) fn choose(&mut self) -> Next {
        self.touched.clear();
        let count = self.runnable.count();
        let plain = self.walks_at_random && count > 0 && self.nothing_else() && self.most_polls < SPINS;
        let next = if plain && self.step <= self.settings.limits.points {
            Some(self.choose_at_random(count))
        } else {
            self.choose_with_care()
        };
        self.chosen = next;
        if next == Some(self.current) { Next::Same } else { Next::Other }
    }

    /// Whose turn it is; `None` at the end of the execution.
    #[inline(always)]
    pub(super) fn next_turn(&mut self) -> Option<Thread> {
        let thread = self.chosen.take()?;
        self.me().line = self.line;
        self.current = thread;
        self.line = self.me().line;
        // If it never reaches another point, this is where it was last seen.
        process::note_place(thread, self.line);
        Some(thread)
    }

    /// No time can pass, no Ctrl-C come, and the execution has not ended.
    fn nothing_else(&self) -> bool {
        self.ending.is_none() && self.deadlines == 0 && !self.can_interrupt()
    }

    #[inline(always)]
    fn choose_at_random(&mut self, count: u64) -> Thread {
        if count == 1 {
            return self.runnable.nth(0);
        }
        self.decisions += 1;
        self.runnable.nth(self.chooser.any_of(count))
    }

    pub(super) fn deviate(&mut self, number: u32, choice: Choice) {
        if self.settings.deviations {
            self.deviations.push((number, choice));
        }
    }

    /// Where there is more to it: lets time pass, or Ctrl-C come, or the execution end.
    #[inline(never)]
    fn choose_with_care(&mut self) -> Option<Thread> {
        loop {
            if self.ending.is_some() {
                return None;
            }
            if self.step > self.settings.limits.points {
                self.end_at_limit();
                return None;
            }
            if self.can_interrupt() && self.step >= self.settings.interrupts_at[self.presses] {
                self.interrupt();
            }
            let spins = self.most_polls >= SPINS || self.runnable.count() == 0;
            let choice = if spins || !self.nothing_else() {
                self.choose_among_all()
            } else {
                self.candidates.clear();
                self.candidates.extend(self.runnable.from(0).map(Choice::Run));
                self.decide()
            };
            match choice {
                Some(Choice::Run(thread)) => {
                    self.chooser.begin_step(thread, || self.threads[usize::from(thread)].access);
                    return Some(thread);
                }
                Some(Choice::Clock) => self.advance(),
                Some(Choice::Interrupt) => self.interrupt(),
                Some(Choice::Pick(_)) | None => {}
            }
        }
    }

    /// `None` where the state has changed (or the execution ended) and it is to be asked again.
    fn choose_among_all(&mut self) -> Option<Choice> {
        self.candidates.clear();
        let mut spinning = 0;
        let mut fewest_polls = u32::MAX;
        let mut reads_clock = false;
        let deadline = self.next_deadline();
        let changes = self.changes;
        for number in self.runnable.from(0) {
            let thread = &self.threads[usize::from(number)];
            if thread.polls >= SPINS && thread.changes_seen == changes && self.wait_of(number).is_none() {
                spinning += 1;
                fewest_polls = fewest_polls.min(thread.polls);
                reads_clock |= thread.clock_read == Some(changes);
            } else {
                self.candidates.push(Choice::Run(number));
            }
        }
        if self.candidates.is_empty() {
            let left = deadline
                .filter(|deadline| *deadline < NEVER)
                .map(|deadline| deadline.saturating_sub(self.now));
            let busy_step = left.map_or(BUSY_WAIT, |left| BUSY_WAIT.max(left / BUSY_STEPS));
            if reads_clock && left.is_none_or(|left| busy_step < left) {
                // Whoever waits like this sees time pass bit by bit.
                self.now = self.now.saturating_add(busy_step);
                self.moved_at = self.step;
            } else if let Some(deadline) = deadline {
                if deadline == NEVER && spinning == 0 && self.can_interrupt() {
                    return Some(Choice::Interrupt);
                }
                return Some(Choice::Clock);
            } else if spinning == 0 {
                if self.can_interrupt() {
                    return Some(Choice::Interrupt);
                }
                let threads = self.blocked_threads();
                self.end(Ending::Deadlock { threads });
                return None;
            } else if fewest_polls >= SPINS_FOR_EVER {
                let threads = self.runnable.from(0).collect();
                self.end(Ending::Livelock { threads });
                return None;
            }
            self.candidates.extend(self.runnable.from(0).map(Choice::Run));
        } else if self.is_busy_for_long() {
            return Some(Choice::Clock);
        }
        if self.settings.schedule.time == Time::Late && deadline.is_some_and(|deadline| deadline < NEVER) {
            self.candidates.push(Choice::Clock);
        }
        self.decide()
    }

    fn is_busy_for_long(&self) -> bool {
        let busy = self.step - self.moved_at;
        busy > POINTS_AN_INSTANT
            && self.next_to_time_out().is_some_and(|waiting| {
                self.step - waiting.since > POINTS_AN_INSTANT || busy > POINTS_AN_INSTANT_AT_MOST
            })
    }

    /// Lets the strategy choose.
    fn decide(&mut self) -> Option<Choice> {
        let candidates = &self.candidates[..];
        if let [only] = candidates {
            let only = *only;
            if self.chooser.has_seen(only) {
                self.end(Ending::Completed);
                return None;
            }
            return Some(only);
        }
        let number = self.decisions;
        self.decisions += 1;
        let usual = usual(candidates, self.current);
        let view = View { number, step: self.step, candidates, current: self.current, usual };
        let threads = &self.threads;
        let choice = self.chooser.choose(&view, |thread| threads[usize::from(thread)].access);
        match choice {
            Some(choice) if choice != usual => self.deviate(number, choice),
            Some(_) => {}
            // The search knows that what follows was seen already.
            None => self.end(Ending::Completed),
        }
        choice
    }
}

/// What the next step is when nobody wants another: the running thread goes on, or else the next by number.
fn usual(candidates: &[Choice], current: Thread) -> Choice {
    let after =
        candidates.iter().copied().find(|choice| matches!(choice, Choice::Run(thread) if *thread >= current));
    after.unwrap_or(candidates[0])
}
