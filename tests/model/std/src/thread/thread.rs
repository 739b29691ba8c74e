//! A handle to a thread.

use std::fmt;
use std::panic::Location;
use std::sync::OnceLock;

use threadbare_runtime::{Access, Key, give_token, let_others_in, point_at, trace};

use super::id::ThreadId;

#[derive(Clone)]
pub struct Thread {
    number: trace::Thread,
    /// Once somebody has asked.
    name: OnceLock<Option<String>>,
}

impl Thread {
    pub(super) fn of(number: trace::Thread) -> Thread {
        Thread { number, name: OnceLock::new() }
    }

    pub(super) fn number(&self) -> trace::Thread {
        self.number
    }

    #[track_caller]
    pub fn unpark(&self) {
        point_at(Location::caller(), Access::write(Key::thread(self.number())));
        give_token(self.number());
        let_others_in();
    }

    pub fn id(&self) -> ThreadId {
        ThreadId::of(self.number())
    }

    pub fn name(&self) -> Option<&str> {
        self.name.get_or_init(|| threadbare_runtime::name(self.number)).as_deref()
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}
