//! `Instant` in virtual time: part of the runtime because the locks' limits are made of it.

use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::time::Duration;

use threadbare_trace::Nanos;

use crate::{now, read_clock, salt};

/// A moment of virtual time. The clock begins at another one in each execution, as real ones do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Duration);

/// Up to an hour, in odd nanoseconds.
fn start() -> Duration {
    Duration::from_nanos(1_000_000_000 + salt() % 3_600_000_000_000)
}

impl Instant {
    #[track_caller]
    pub fn now() -> Instant {
        crate::at(std::panic::Location::caller());
        Instant(start() + Duration::from_nanos(read_clock()))
    }

    /// [`Instant::now`] where the program did not ask: no point.
    pub(crate) fn now_quietly() -> Instant {
        Instant(start() + Duration::from_nanos(now()))
    }

    /// The same moment as a deadline; `None` where it lies beyond all time.
    pub(crate) fn deadline(self) -> Option<Nanos> {
        let nanoseconds = self.0.saturating_sub(start()).as_nanos();
        Nanos::try_from(nanoseconds).ok().filter(|deadline| *deadline < Nanos::MAX)
    }

    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.saturating_duration_since(earlier)
    }

    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.0.checked_sub(earlier.0)
    }

    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    #[track_caller]
    pub fn elapsed(&self) -> Duration {
        Instant::now().saturating_duration_since(*self)
    }

    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_add(duration).map(Instant)
    }

    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_sub(duration).map(Instant)
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    /// # Panics
    /// Where the result cannot be represented, as the real one.
    fn add(self, duration: Duration) -> Instant {
        self.checked_add(duration).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    /// # Panics
    /// Where the result cannot be represented, as the real one.
    fn sub(self, duration: Duration) -> Instant {
        self.checked_sub(duration).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, earlier: Instant) -> Duration {
        self.duration_since(earlier)
    }
}

/// As on Linux.
impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant")
            .field("tv_sec", &self.0.as_secs())
            .field("tv_nsec", &self.0.subsec_nanos())
            .finish()
    }
}
