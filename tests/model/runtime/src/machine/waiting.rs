//! Waits: who waits for what, who is woken, and whether they wait for each other.

use std::mem;

use smallvec::SmallVec;
use threadbare_trace::{Ending, Mode, Nanos, Object, Thread, Wait, What};

use super::{Key, Machine, Next, Status, Woken};

pub(super) struct Waiting {
    thread: Thread,
    on: Wait,
    /// What wakes it. Nearly always it is one.
    key: Option<Key>,
    more_keys: Box<[Key]>,
    pub(super) deadline: Option<Nanos>,
    /// The step in which it began.
    pub(super) since: u32,
}

impl Waiting {
    fn has(&self, key: Key) -> bool {
        self.key == Some(key) || self.more_keys.contains(&key)
    }
}

impl Machine {
    pub(super) fn blocked_threads(&self) -> Vec<Thread> {
        let mut threads: Vec<_> = self.blocked().map(|waiting| waiting.thread).collect();
        threads.sort_unstable();
        threads
    }

    pub(super) fn wait_of(&self, thread: Thread) -> Option<&Waiting> {
        self.waiting.iter().find(|waiting| waiting.thread == thread)
    }

    /// The waits that nobody has answered yet.
    pub(super) fn blocked(&self) -> impl Iterator<Item = &Waiting> {
        let is_blocked = |thread: Thread| self.threads[usize::from(thread)].status == Status::Blocked;
        self.waiting.iter().filter(move |waiting| is_blocked(waiting.thread))
    }

    pub(crate) fn begin_wait(&mut self, on: Wait, keys: &[Key], deadline: Option<Nanos>) {
        let limit = deadline.map(|deadline| self.limit_asked_for(deadline));
        self.record(&What::Blocked { on, limit });
        let (key, more_keys) = match keys {
            [] => (None, Box::default()),
            [key] => (Some(*key), Box::default()),
            [key, more @ ..] => (Some(*key), more.into()),
        };
        let since = self.step;
        self.waiting.push(Waiting { thread: self.current, on, key, more_keys, deadline, since });
        if deadline.is_some() {
            self.deadlines += 1;
            self.chooser.touched(Key::CLOCK, true);
        }
        if let Wait::Lock { lock, mode } = on {
            self.locks[usize::from(lock)].waiting += 1;
            if deadline.is_none()
                && self.may_be_in_cycle(lock, mode)
                && let Some(threads) = self.cycle()
            {
                self.record(&What::Cycle { threads });
            }
        }
    }

    /// How long a wait until `deadline` was to be: the running thread may have been held up since it said so.
    pub(crate) fn limit_asked_for(&self, deadline: Nanos) -> Nanos {
        let asked_at = self.threads[usize::from(self.current)].asked_at.unwrap_or(self.now);
        deadline.saturating_sub(asked_at)
    }

    /// The running thread waits from here on; it is asked again when it is woken.
    pub(crate) fn block(&mut self) -> Next {
        let suspended = self.points_suspended;
        let deadline = self.wait_of(self.current).and_then(|waiting| waiting.deadline);
        let due = deadline.is_some_and(|deadline| deadline <= self.now);
        let me = self.me();
        me.polls = 0;
        me.woken = if due { Woken::TimedOut } else { Woken::Ready };
        let goes_on = mem::take(&mut me.wakes_early) || due;
        if !goes_on {
            self.suspend(self.current);
        }
        if suspended {
            // A panic hook that waits can never be answered.
            let threads = self.blocked_threads();
            self.end(Ending::Deadlock { threads });
        }
        self.step()
    }

    pub(crate) fn woken(&mut self) -> Woken {
        self.me().woken
    }

    pub(crate) fn end_wait(&mut self, timed_out: bool) {
        self.me().asked_at = None;
        if let Some(place) = self.waiting.iter().position(|waiting| waiting.thread == self.current) {
            let ended = self.waiting.remove(place);
            self.deadlines -= u32::from(ended.deadline.is_some());
            if let Wait::Lock { lock, .. } = ended.on {
                self.locks[usize::from(lock)].waiting -= 1;
            }
        }
        self.record(&What::Unblocked { timed_out });
    }

    pub(crate) fn wake(&mut self, key: Key) {
        self.changed(key);
        self.resume_those(Woken::Ready, |waiting| waiting.has(key));
    }

    pub(super) fn resume_those(&mut self, woken: Woken, answered: impl Fn(&Waiting) -> bool) {
        for place in 0..self.waiting.len() {
            let waiting = &self.waiting[place];
            let thread = waiting.thread;
            if answered(waiting) && self.threads[usize::from(thread)].status == Status::Blocked {
                self.resume(thread, woken);
            }
        }
    }

    pub(crate) fn hold_back(&mut self, key: Key) {
        for place in 0..self.waiting.len() {
            let waiting = &self.waiting[place];
            let thread = waiting.thread;
            // Whoever waits for something else too may have been woken for that.
            if thread != self.current && waiting.key == Some(key) && waiting.more_keys.is_empty() {
                let state = &self.threads[usize::from(thread)];
                if state.status == Status::Runnable && state.woken == Woken::Ready {
                    self.suspend(thread);
                }
            }
        }
    }

    pub(crate) fn waiting_for(&self, key: Key) -> usize {
        self.waiting.iter().filter(|waiting| waiting.has(key)).count()
    }

    /// Who has waited longest for `lock`.
    pub(crate) fn first_waiter_of(&self, lock: Object) -> Option<Thread> {
        let waits =
            |waiting: &&Waiting| matches!(waiting.on, Wait::Lock { lock: wanted, .. } if wanted == lock);
        self.waiting.iter().find(waits).map(|waiting| waiting.thread)
    }

    /// Those who waited for `lock` to write before `thread` came, or until now if it does not wait.
    pub(crate) fn writers_ahead_of(&self, thread: Thread, lock: Object) -> impl Iterator<Item = Thread> {
        let before = self.waiting.iter().take_while(move |waiting| waiting.thread != thread);
        let writes = move |waiting: &&Waiting| waiting.on == Wait::Lock { lock, mode: Mode::Write };
        before.filter(writes).map(|waiting| waiting.thread)
    }

    /// Those who wait for `condition` and have not been notified, in order of their number.
    pub(crate) fn waiters_of_condition(&self, condition: Object) -> SmallVec<[Thread; 8]> {
        let on = Wait::Condition { condition };
        let waits = self.waiting.iter().filter(|waiting| waiting.on == on).map(|waiting| waiting.thread);
        let mut waiters: SmallVec<_> =
            waits.filter(|thread| !self.threads[usize::from(*thread)].notified).collect();
        waiters.sort_unstable();
        waiters
    }

    pub(crate) fn notify(&mut self, thread: Thread) {
        let state = &mut self.threads[usize::from(thread)];
        state.notified = true;
        if state.status == Status::Blocked {
            self.resume(thread, Woken::Ready);
        }
    }

    pub(crate) fn take_notified(&mut self) -> bool {
        mem::take(&mut self.me().notified)
    }

    /// Whether a wait for a condition that begins now is to end without having been notified.
    pub(crate) fn is_spurious(&mut self) -> bool {
        let spurious = self.fails_for_no_reason();
        self.me().wakes_early = spurious;
        spurious
    }

    /// Whether something that may go wrong for no reason does so.
    pub(crate) fn fails_for_no_reason(&mut self) -> bool {
        self.settings.spurious && self.pick_one_in(16)
    }

    /// Whether somebody who holds `lock` waits for one too. Most waits are for somebody who runs.
    fn may_be_in_cycle(&self, lock: Object, mode: Mode) -> bool {
        let lock = &self.locks[usize::from(lock)];
        let waits = |waiting: &Waiting| matches!(waiting.on, Wait::Lock { .. }) && waiting.deadline.is_none();
        let in_the_way = |waiting: &Waiting| waits(waiting) && lock.is_held_by(waiting.thread);
        // A reader also waits for the writers that came before it.
        mode == Mode::Read || self.waiting.iter().any(in_the_way)
    }

    /// A cycle of threads that each wait without limit for a lock that the next one holds, through the running
    /// thread.
    #[inline(never)]
    fn cycle(&self) -> Option<Vec<Thread>> {
        let mut path = SmallVec::<[Thread; 16]>::new();
        let mut visited = SmallVec::<[bool; 64]>::from_elem(false, self.threads.len());
        self.find_cycle(self.current, &mut path, &mut visited).then(|| path.into_vec())
    }

    /// The lock that a thread waits for without limit.
    fn waits_for_lock(&self, thread: Thread) -> Option<(Object, Mode)> {
        match self.wait_of(thread)? {
            Waiting { on: Wait::Lock { lock, mode }, deadline: None, .. } => Some((*lock, *mode)),
            _ => None,
        }
    }

    fn find_cycle(&self, thread: Thread, path: &mut SmallVec<[Thread; 16]>, visited: &mut [bool]) -> bool {
        if mem::replace(&mut visited[usize::from(thread)], true) {
            return thread == self.current && !path.is_empty();
        }
        let Some((lock, mode)) = self.waits_for_lock(thread) else { return false };
        path.push(thread);
        let holders = self.locks[usize::from(lock)].holders();
        let ahead = self.writers_ahead_of(thread, lock).filter(|_| mode == Mode::Read);
        for next in holders.chain(ahead) {
            if self.find_cycle(next, path, visited) {
                return true;
            }
        }
        path.pop();
        false
    }
}
