//! What a thread can do to itself, and the plain spawn.

use std::io;
use std::num::NonZero;
use std::panic::Location;
use std::time::Duration;

use threadbare_runtime::trace::{Wait, What};
use threadbare_runtime::{
    Access, Key, at, deadline_after, is_panicking, point_at, polled, record, take_token, wait_until,
};

use super::builder::Builder;
use super::join_handle::JoinHandle;
use super::thread::Thread;

/// The same on every machine.
const PROCESSORS: NonZero<usize> = NonZero::new(4).unwrap();

#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("failed to spawn thread")
}

pub fn current() -> Thread {
    Thread::of(threadbare_runtime::current())
}

pub fn panicking() -> bool {
    is_panicking()
}

pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(PROCESSORS)
}

#[track_caller]
pub fn yield_now() {
    point_at(Location::caller(), Access::none());
    polled();
    record(What::Yielded);
}

#[track_caller]
pub fn sleep(duration: Duration) {
    at(Location::caller());
    threadbare_runtime::sleep(duration.as_nanos());
}

#[deprecated(since = "1.6.0", note = "replaced by `std::thread::sleep`")]
#[track_caller]
pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(u64::from(ms)));
}

#[track_caller]
pub fn park() {
    at(Location::caller());
    park_until(None);
}

#[track_caller]
pub fn park_timeout(duration: Duration) {
    at(Location::caller());
    park_until(Some(duration));
}

#[deprecated(since = "1.6.0", note = "replaced by `std::thread::park_timeout`")]
#[track_caller]
pub fn park_timeout_ms(ms: u32) {
    park_timeout(Duration::from_millis(u64::from(ms)));
}

fn park_until(limit: Option<Duration>) {
    let token = Key::thread(threadbare_runtime::current());
    threadbare_runtime::point(Access::write(token));
    let deadline = limit.and_then(|limit| deadline_after(limit.as_nanos()));
    wait_until(Wait::Park, &[token], deadline, take_token);
}
