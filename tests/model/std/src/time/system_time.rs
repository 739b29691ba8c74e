//! The clock on the wall. It begins at another moment of one year in each execution, and is never set.

use std::error::Error;
use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::panic::Location;
use std::time::Duration;

use threadbare_runtime::{at, read_clock, salt};

const NANOSECONDS: i128 = 1_000_000_000;
/// The first moment of 2026, in seconds.
const BEGINNING: u64 = 1_767_225_600;
const SECONDS_OF_A_YEAR: u64 = 365 * 24 * 60 * 60;

/// Nanoseconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime(i128);

pub const UNIX_EPOCH: SystemTime = SystemTime(0);

#[derive(Clone, Debug)]
pub struct SystemTimeError(Duration);

impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;

    #[track_caller]
    pub fn now() -> SystemTime {
        at(Location::caller());
        let since = read_clock();
        let beginning = BEGINNING + salt() % SECONDS_OF_A_YEAR;
        SystemTime(i128::from(beginning) * NANOSECONDS + i128::from(since))
    }

    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        let duration = duration(self.0.abs_diff(earlier.0));
        if *self >= earlier { Ok(duration) } else { Err(SystemTimeError(duration)) }
    }

    #[track_caller]
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        SystemTime::now().duration_since(*self)
    }

    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {
        SystemTime::checked(self.0.checked_add(nanoseconds(duration))?)
    }

    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {
        SystemTime::checked(self.0.checked_sub(nanoseconds(duration))?)
    }

    /// Where the real one can be represented.
    fn checked(nanoseconds: i128) -> Option<SystemTime> {
        i64::try_from(nanoseconds.div_euclid(NANOSECONDS)).is_ok().then_some(SystemTime(nanoseconds))
    }
}

/// Of any two moments, which are less than 2^64 seconds apart.
fn duration(nanoseconds: u128) -> Duration {
    let second = NANOSECONDS as u128;
    Duration::new((nanoseconds / second) as u64, (nanoseconds % second) as u32)
}

fn nanoseconds(duration: Duration) -> i128 {
    i128::from(duration.as_secs()) * NANOSECONDS + i128::from(duration.subsec_nanos())
}

impl Add<Duration> for SystemTime {
    type Output = SystemTime;

    fn add(self, duration: Duration) -> SystemTime {
        self.checked_add(duration).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for SystemTime {
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl Sub<Duration> for SystemTime {
    type Output = SystemTime;

    fn sub(self, duration: Duration) -> SystemTime {
        self.checked_sub(duration).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for SystemTime {
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}

impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemTime")
            .field("tv_sec", &self.0.div_euclid(NANOSECONDS))
            .field("tv_nsec", &self.0.rem_euclid(NANOSECONDS))
            .finish()
    }
}

impl SystemTimeError {
    pub fn duration(&self) -> Duration {
        self.0
    }
}

impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("second time provided was later than self")
    }
}

impl Error for SystemTimeError {}
