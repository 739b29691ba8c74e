//! A reader-writer lock that lets in readers first.

use crate::behaviour::reader_writer::{self, Policy, driver};
use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    reader_writer::behaviour("rwlock_read", driver!("RwLockRead"), Policy::Readers)
}
