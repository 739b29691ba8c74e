//! Channels that time itself sends to: `after`, `at` and `tick`.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use threadbare_runtime::trace::{Nanos, Object, ObjectKind};
use threadbare_runtime::{Instant, ObjectId, deadline_at, now};

pub(crate) struct Timer {
    id: ObjectId,
    /// Between two messages; `None` where there is only one.
    period: Option<Duration>,
    state: Mutex<State>,
}

struct State {
    /// When the next message comes; `None` after the last one.
    next: Option<Instant>,
    numbers: u32,
}

/// A message of a timer: when it came, and its number in the events.
#[derive(Clone, Copy)]
pub(crate) struct Tick {
    pub(crate) at: Instant,
    pub(crate) number: u32,
}

impl Timer {
    pub(crate) fn new(first: Instant, period: Option<Duration>) -> Timer {
        Timer { id: ObjectId::new(), period, state: Mutex::new(State { next: Some(first), numbers: 0 }) }
    }

    pub(crate) fn object(&self) -> Object {
        self.id.get(ObjectKind::Channel)
    }

    /// When to look again.
    pub(crate) fn deadline(&self) -> Option<Nanos> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).next.and_then(deadline_at)
    }

    pub(crate) fn is_ready(&self) -> bool {
        self.deadline().is_some_and(|due| due <= now())
    }

    /// Takes the message that has come. One that nobody took in time delays those that follow it.
    pub(crate) fn take(&self) -> Option<Tick> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let at = state.next?;
        let late = now().checked_sub(deadline_at(at)?)?;
        let next = |period| at.checked_add(Duration::from_nanos(late))?.checked_add(period);
        state.next = self.period.and_then(next);
        let number = state.numbers;
        state.numbers += 1;
        Some(Tick { at, number })
    }
}
