//! A reader-writer lock that lets in in order of arrival.

use crate::behaviour::reader_writer::{self, Policy, driver};
use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    reader_writer::behaviour("rwlock_fair", driver!("RwLockFair"), Policy::Arrival)
}
