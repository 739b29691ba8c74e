//! `Barrier`.

use std::fmt;
use std::panic::Location;
use std::sync::{Mutex, PoisonError};

use threadbare_runtime::trace::{ObjectKind, Wait, What};
use threadbare_runtime::{Access, Key, ObjectId, changed, point_at, record, wait_until, wake};

pub struct Barrier {
    id: ObjectId,
    threads: usize,
    // Real, but never waited for: nobody is switched away from while holding it.
    state: Mutex<State>,
}

struct State {
    arrived: usize,
    generation: usize,
}

pub struct BarrierWaitResult(bool);

impl Barrier {
    pub const fn new(n: usize) -> Barrier {
        Barrier { id: ObjectId::new(), threads: n, state: Mutex::new(State { arrived: 0, generation: 0 }) }
    }

    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let barrier = self.id.get(ObjectKind::Barrier);
        let key = Key::object(barrier);
        point_at(Location::caller(), Access::write(key));
        let generation = self.with(|state| {
            state.arrived += 1;
            state.generation
        });
        changed(key);
        let leader = self.with(|state| state.arrived >= self.threads);
        record(What::Arrived { barrier, leader });
        if leader {
            self.with(|state| {
                state.arrived = 0;
                state.generation = state.generation.wrapping_add(1);
            });
            wake(key);
        } else {
            let open = || self.with(|state| state.generation != generation).then_some(());
            wait_until(Wait::Barrier { barrier }, &[key], None, open);
        }
        BarrierWaitResult(leader)
    }

    fn with<T>(&self, action: impl FnOnce(&mut State) -> T) -> T {
        action(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl BarrierWaitResult {
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.is_leader()).finish()
    }
}
