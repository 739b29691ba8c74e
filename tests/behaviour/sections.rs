//! Stretches in which a thread has a lock in hand, nested holds and changes of mode included.

use std::collections::HashMap;

use threadbare_trace::{How, Object, Thread};

use crate::run::{Hold, Run};

pub(super) struct Section {
    pub(super) thread: Thread,
    pub(super) lock: Object,
    pub(super) from: usize,
    /// Nothing where the lock was never given back.
    pub(super) to: Option<usize>,
    /// Numbers of the run's holds.
    pub(super) holds: Vec<usize>,
    /// At least part of the time nobody else could have it.
    pub(super) exclusive: bool,
}

impl Section {
    pub(super) fn at(&self, event: usize) -> bool {
        self.from <= event && self.to.is_none_or(|to| event < to)
    }
}

/// The stretches made of the holds that count.
pub(super) fn sections(run: &Run, counts: impl Fn(&Hold) -> bool) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // The last of each thread at each lock: whatever ended before it began does not go on after it.
    let mut last: HashMap<(Thread, Object), usize> = HashMap::new();
    for (number, hold) in run.holds().iter().enumerate().filter(|(_, hold)| counts(hold)) {
        let goes_on = |section: &Section| {
            section.to.is_none_or(|to| {
                hold.acquired < to
                    || matches!(hold.how, How::Upgrade | How::Downgrade) && hold.acquired <= to + 1
            })
        };
        let place = last.get(&(hold.thread, hold.lock)).copied();
        match place.map(|place| &mut sections[place]).filter(|section| goes_on(section)) {
            Some(section) => {
                section.to = match (section.to, hold.released) {
                    (Some(one), Some(other)) => Some(one.max(other)),
                    _ => None,
                };
                section.holds.push(number);
                section.exclusive |= hold.exclusive();
            }
            None => {
                last.insert((hold.thread, hold.lock), sections.len());
                sections.push(Section {
                    thread: hold.thread,
                    lock: hold.lock,
                    from: hold.acquired,
                    to: hold.released,
                    holds: vec![number],
                    exclusive: hold.exclusive(),
                });
            }
        }
    }
    sections
}
