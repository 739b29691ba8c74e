//! How an execution ends.

use threadbare_trace::{Ending, Event, Thread, What};

use super::{Machine, Status};

/// By which `process::abort` ends a process.
const SIGABRT: i32 = 6;

impl Machine {
    /// What main's return value says, for when its thread has ended.
    pub(crate) fn set_main_status(&mut self, status: i32) {
        self.main_status = status;
    }

    pub(crate) fn exit(&mut self, code: i32, from_main: bool) {
        self.record(&What::Exited { code, from_main });
        self.end(if code == 0 { Ending::Completed } else { Ending::Exited { code } });
        self.set_status(self.current, Status::Blocked);
        self.chosen = None;
    }

    pub(crate) fn abort(&mut self) {
        self.record(&What::Aborted);
        self.end(Ending::Aborted { signal: SIGABRT });
        self.set_status(self.current, Status::Blocked);
        self.chosen = None;
    }

    pub(super) fn end(&mut self, ending: Ending) {
        self.ending.get_or_insert(ending);
    }

    pub(super) fn end_at_limit(&mut self) {
        let events = self.events.events();
        let cycle = events.iter().rev().find_map(|event| match &event.what {
            What::Cycle { threads } => Some(threads.clone()),
            _ => None,
        });
        if let Some(threads) = cycle {
            self.end(Ending::Deadlock { threads });
            return;
        }
        let ending = match repeating(&events) {
            Some(threads) => Ending::Livelock { threads },
            None => Ending::Endless,
        };
        self.end(ending);
    }
}

/// The threads of a cycle of events that repeats to the end, several times over, without progress in it: nothing
/// printed, nobody started or ended, no value that differs from the one before. (Messages are always new ones.)
fn repeating(events: &[Event]) -> Option<Vec<Thread>> {
    let same = |one: &Event, other: &Event| {
        one.thread == other.thread
            && one.line == other.line
            && match (&one.what, &other.what) {
                (What::Sent { channel, .. }, What::Sent { channel: same, .. })
                | (What::Received { channel, .. }, What::Received { channel: same, .. }) => channel == same,
                (what, same) => what == same,
            }
    };
    let progress = |event: &Event| {
        matches!(
            event.what,
            What::Printed { .. }
                | What::Spawned { .. }
                | What::Started
                | What::Ended { .. }
                | What::Interrupted
        )
    };
    for period in 1..=(events.len() / 4).min(1_000) {
        let tail = &events[events.len() - 4 * period..];
        if tail.iter().zip(&tail[period..]).all(|(one, next)| same(one, next)) {
            if tail.iter().any(progress) {
                return None;
            }
            let mut threads: Vec<Thread> = tail[..period].iter().map(|event| event.thread).collect();
            threads.sort_unstable();
            threads.dedup();
            return Some(threads);
        }
    }
    None
}
