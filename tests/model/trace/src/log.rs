//! Events as bytes: written as they happen, read back by the judge. Most are about locks, and take sixteen bytes;
//! nothing is worked out to make them fewer, since writing them takes longer than sending them.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::wire::Appended;
use crate::{Event, How, Line, Mode, Nanos, Object, Thread, Wait, What};

/// When, who, where.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    pub step: u32,
    pub time: Nanos,
    pub thread: Thread,
    pub line: Line,
}

/// Two little-endian words, the first of step and line, the second of the others. Something more follows where the kind
/// says so.
#[derive(Clone, Copy)]
struct Record {
    step: u32,
    line: Line,
    thread: Thread,
    object: Object,
    kind: u8,
    mode: u8,
    how: u8,
    flag: bool,
}

impl Record {
    const BYTES: usize = 16;

    #[inline(always)]
    fn words(self) -> (u64, u64) {
        let what = u64::from(self.kind)
            | u64::from(self.mode) << 8
            | u64::from(self.how) << 16
            | u64::from(self.flag) << 24;
        let who = u64::from(self.thread) | u64::from(self.object) << 16;
        (u64::from(self.step) | u64::from(self.line) << 32, who | what << 32)
    }

    fn of(first: u64, second: u64) -> Record {
        Record {
            step: first as u32,
            line: (first >> 32) as u32,
            thread: second as u16,
            object: (second >> 16) as u16,
            kind: (second >> 32) as u8,
            mode: (second >> 40) as u8,
            how: (second >> 48) as u8,
            flag: second >> 56 != 0,
        }
    }
}

/// No event. The time from here on follows, a word.
const TIME: u8 = 0;
/// What happened follows as a postcard document.
const OTHER: u8 = 1;
// What happens most.
const STARTED: u8 = 2;
const ENDED: u8 = 3;
const BLOCKED_BY_LOCK: u8 = 4;
const BLOCKED_BY_CONDITION: u8 = 5;
const BLOCKED_BY_JOIN: u8 = 6;
const UNBLOCKED: u8 = 7;
const ACQUIRED: u8 = 8;
const RELEASED: u8 = 9;
/// The value follows, a word.
const RELEASED_VALUE: u8 = 10;
const TOUCHED: u8 = 11;
const NOTIFIED_NOBODY: u8 = 12;
const NOTIFIED_ONE: u8 = 13;
const SPAWNED_WITHOUT_NAME: u8 = 14;

const MODES: [Mode; 5] = [Mode::Mutex, Mode::Reentrant, Mode::Read, Mode::Upgradable, Mode::Write];
const HOWS: [How; 6] = [How::Lock, How::Try, How::Timed, How::Condition, How::Upgrade, How::Downgrade];

/// The events of an execution while it runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    bytes: Vec<u8>,
    time: Nanos,
}

impl Log {
    pub const fn new() -> Log {
        Log { bytes: Vec::new(), time: 0 }
    }

    pub fn clear(&mut self) {
        self.bytes.clear();
        self.time = 0;
    }

    /// Adds an event.
    #[inline(always)]
    pub fn push(&mut self, place: Place, what: &What) {
        let Place { step, time, thread, line } = place;
        let record = Record { step, line, thread, object: 0, kind: OTHER, mode: 0, how: 0, flag: false };
        if time != self.time {
            self.time = time;
            self.push_record(Record { kind: TIME, ..record });
            self.push_word(time);
        }
        let mut value = None;
        let record = match *what {
            What::Started => Record { kind: STARTED, ..record },
            What::Ended { panicked } => Record { kind: ENDED, flag: panicked, ..record },
            What::Blocked { on: Wait::Lock { lock, mode }, limit: None } => {
                Record { kind: BLOCKED_BY_LOCK, object: lock, mode: mode as u8, ..record }
            }
            What::Blocked { on: Wait::Condition { condition }, limit: None } => {
                Record { kind: BLOCKED_BY_CONDITION, object: condition, ..record }
            }
            What::Blocked { on: Wait::Join { thread }, limit: None } => {
                Record { kind: BLOCKED_BY_JOIN, object: thread, ..record }
            }
            What::Unblocked { timed_out } => Record { kind: UNBLOCKED, flag: timed_out, ..record },
            What::Acquired { lock, mode, how } => {
                Record { kind: ACQUIRED, object: lock, mode: mode as u8, how: how as u8, ..record }
            }
            What::Released { lock, mode, value: None } => {
                Record { kind: RELEASED, object: lock, mode: mode as u8, ..record }
            }
            What::Released { lock, mode, value: Some(guarded) } => {
                value = Some(guarded as u64);
                Record { kind: RELEASED_VALUE, object: lock, mode: mode as u8, ..record }
            }
            What::Touched { lock, write } => Record { kind: TOUCHED, object: lock, flag: write, ..record },
            What::Notified { condition, all, woken: 0 } => {
                Record { kind: NOTIFIED_NOBODY, object: condition, flag: all, ..record }
            }
            What::Notified { condition, all, woken: 1 } => {
                Record { kind: NOTIFIED_ONE, object: condition, flag: all, ..record }
            }
            What::Spawned { thread, name: None } => {
                Record { kind: SPAWNED_WITHOUT_NAME, object: thread, ..record }
            }
            _ => return self.push_other(record, what),
        };
        self.push_record(record);
        if let Some(value) = value {
            self.push_word(value);
        }
    }

    #[inline(never)]
    fn push_other(&mut self, record: Record, what: &What) {
        self.push_record(record);
        if let Err(error) = postcard::serialize_with_flavor(what, Appended(&mut self.bytes)) {
            unreachable!("what happens can always be written down: {error}");
        }
    }

    #[inline(always)]
    fn push_record(&mut self, record: Record) {
        let (first, second) = record.words();
        self.bytes.extend_from_slice([first.to_le_bytes(), second.to_le_bytes()].as_flattened());
    }

    #[inline(always)]
    fn push_word(&mut self, word: u64) {
        self.bytes.extend_from_slice(&word.to_le_bytes());
    }

    /// What has been written so far.
    pub fn events(&self) -> Events {
        match read(&self.bytes) {
            Some(events) => Events(events),
            None => unreachable!("a log reads what it wrote"),
        }
    }
}

/// `None` where the bytes are not those of a log.
fn read(mut bytes: &[u8]) -> Option<Vec<Event>> {
    let mut events = Vec::with_capacity(bytes.len() / Record::BYTES);
    let mut time = 0;
    while !bytes.is_empty() {
        let record = Record::of(take_word(&mut bytes)?, take_word(&mut bytes)?);
        let Record { step, line, thread, object, kind, mode, how, flag } = record;
        let mode = MODES.get(usize::from(mode)).copied();
        let what = match kind {
            TIME => {
                time = take_word(&mut bytes)?;
                continue;
            }
            OTHER => {
                let (what, rest) = postcard::take_from_bytes(bytes).ok()?;
                bytes = rest;
                what
            }
            STARTED => What::Started,
            ENDED => What::Ended { panicked: flag },
            BLOCKED_BY_LOCK => What::Blocked { on: Wait::Lock { lock: object, mode: mode? }, limit: None },
            BLOCKED_BY_CONDITION => What::Blocked { on: Wait::Condition { condition: object }, limit: None },
            BLOCKED_BY_JOIN => What::Blocked { on: Wait::Join { thread: object }, limit: None },
            UNBLOCKED => What::Unblocked { timed_out: flag },
            ACQUIRED => What::Acquired { lock: object, mode: mode?, how: *HOWS.get(usize::from(how))? },
            RELEASED => What::Released { lock: object, mode: mode?, value: None },
            RELEASED_VALUE => {
                let value = take_word(&mut bytes)? as i64;
                What::Released { lock: object, mode: mode?, value: Some(value) }
            }
            TOUCHED => What::Touched { lock: object, write: flag },
            NOTIFIED_NOBODY => What::Notified { condition: object, all: flag, woken: 0 },
            NOTIFIED_ONE => What::Notified { condition: object, all: flag, woken: 1 },
            SPAWNED_WITHOUT_NAME => What::Spawned { thread: object, name: None },
            _ => return None,
        };
        events.push(Event { step, time, thread, line, what });
    }
    Some(events)
}

fn take_word(bytes: &mut &[u8]) -> Option<u64> {
    let (word, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u64::from_le_bytes(*word))
}

impl Serialize for Log {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.bytes)
    }
}

/// The events of an execution, in order. Written for people they are a list, otherwise a [`Log`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events(Vec<Event>);

impl Deref for Events {
    type Target = [Event];

    fn deref(&self) -> &[Event] {
        &self.0
    }
}

impl DerefMut for Events {
    fn deref_mut(&mut self) -> &mut [Event] {
        &mut self.0
    }
}

impl<'a> IntoIterator for &'a Events {
    type Item = &'a Event;
    type IntoIter = std::slice::Iter<'a, Event>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl From<Vec<Event>> for Events {
    fn from(events: Vec<Event>) -> Events {
        Events(events)
    }
}

impl Serialize for Events {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return self.0.serialize(serializer);
        }
        let mut log = Log::new();
        for Event { step, time, thread, line, what } in self {
            log.push(Place { step: *step, time: *time, thread: *thread, line: *line }, what);
        }
        log.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Events {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Events, D::Error> {
        if deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Events);
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// Of a log.
struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Events;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a log of events")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Events, E> {
        read(bytes).map(Events).ok_or_else(|| E::custom("bytes that are no log of events"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AtomicOperation, Stream};

    fn everything() -> Events {
        let whats = MODES
            .map(|mode| What::Released { lock: 7, mode, value: Some(-3) })
            .into_iter()
            .chain(MODES.map(|mode| What::Blocked { on: Wait::Lock { lock: 65_535, mode }, limit: None }))
            .chain(HOWS.map(|how| What::Acquired { lock: 1, mode: Mode::Upgradable, how }))
            .chain([
                What::Started,
                What::Ended { panicked: true },
                What::Ended { panicked: false },
                What::Blocked { on: Wait::Lock { lock: 3, mode: Mode::Mutex }, limit: Some(5) },
                What::Blocked { on: Wait::Condition { condition: 3 }, limit: None },
                What::Blocked { on: Wait::Condition { condition: 3 }, limit: Some(0) },
                What::Blocked { on: Wait::Join { thread: 9 }, limit: None },
                What::Unblocked { timed_out: true },
                What::Unblocked { timed_out: false },
                What::Released { lock: 7, mode: Mode::Read, value: None },
                What::Released { lock: 7, mode: Mode::Mutex, value: Some(i64::MIN) },
                What::Touched { lock: 7, write: true },
                What::Touched { lock: 7, write: false },
                What::Notified { condition: 4, all: true, woken: 0 },
                What::Notified { condition: 4, all: false, woken: 1 },
                What::Notified { condition: 4, all: true, woken: 65_535 },
                What::Printed { stream: Stream::Error, text: "two\nlines\n".to_owned() },
                What::Spawned { thread: 2, name: Some("diner".to_owned()) },
                What::Spawned { thread: 65_535, name: None },
                What::Atomic { object: 1, operation: AtomicOperation::Swap, old: -1, new: i64::MAX },
                What::Cycle { threads: vec![0, 65_535] },
            ]);
        let event = |(number, what): (usize, What)| Event {
            step: number as u32 / 2,
            time: number as u64 / 3 * 1_000_000_000_000,
            thread: (number * number) as Thread,
            line: number as u32 % 5 * 1_000_000_000,
            what,
        };
        whats.enumerate().map(event).collect::<Vec<_>>().into()
    }

    #[test]
    fn what_is_written_is_read() {
        let events = everything();
        let bytes = postcard::to_stdvec(&events).unwrap();
        assert_eq!(postcard::from_bytes::<Events>(&bytes).unwrap(), events);
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_log() {
        let mut log = Log::new();
        log.push(Place::default(), &What::Released { lock: 7, mode: Mode::Mutex, value: Some(1) });
        assert!(read(&log.bytes).is_some());
        for length in 1..log.bytes.len() {
            assert_eq!(read(&log.bytes[..length]), None, "{length} bytes");
        }
        // Its kind and its mode.
        for place in [12, 13] {
            let mut bytes = log.bytes.clone();
            bytes[place] = 200;
            assert_eq!(read(&bytes), None, "byte {place}");
        }
    }
}
