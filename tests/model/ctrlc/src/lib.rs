//! `ctrlc` 3.5 over modelled threads: the schedule presses Ctrl-C, at any point from the handler's setting on or
//! not at all, and the handler runs in a thread of its own.

use std::panic::Location;

pub use real_ctrlc::{Error, Signal, SignalType};
use threadbare_runtime::{Access, caught_by_us, point_at, spawn_handler, wait_for_interrupt};

/// Runs `user_handler` each time that Ctrl-C is pressed.
///
/// # Errors
/// If a handler was set before.
#[track_caller]
pub fn set_handler<F>(user_handler: F) -> Result<(), Error>
where
    F: FnMut() + 'static + Send,
{
    start(Location::caller(), user_handler)
}

/// [`set_handler`]; nobody but this crate could have set another one before.
///
/// # Errors
/// If a handler was set before.
#[track_caller]
pub fn try_set_handler<F>(user_handler: F) -> Result<(), Error>
where
    F: FnMut() + 'static + Send,
{
    start(Location::caller(), user_handler)
}

fn start(place: &'static Location<'static>, mut handler: impl FnMut() + 'static) -> Result<(), Error> {
    point_at(place, Access::none());
    let body = move || {
        let body = || {
            loop {
                wait_for_interrupt();
                handler();
            }
        };
        // A panic of the handler ends its thread and nothing else.
        caught_by_us(body).is_err()
    };
    match spawn_handler(Some("ctrl-c".to_owned()), Box::new(body)) {
        Some(_) => Ok(()),
        None => Err(Error::MultipleHandlers),
    }
}
