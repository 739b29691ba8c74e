//! What one execution did: its events in order, and how it ended. Written by the runtime, read by the
//! judge; nothing here knows how an execution is made or what it should have done.

pub mod log;
pub mod schedule;
pub mod wire;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use log::Events;
pub use schedule::{Schedule, Strategy, Time};

/// A modelled thread: 0 is main, the others are numbered as they are spawned.
pub type Thread = u16;

/// A lock, condition, channel, atomic …, numbered as they are first used. See [`Execution::objects`].
pub type Object = u16;

/// A line of the program's own file, from 1; 0 where no line of it is known.
pub type Line = u32;

/// Virtual nanoseconds since the execution began.
pub type Nanos = u64;

/// One execution of a program; its events are a [`log::Log`] while it runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Execution<E = Events> {
    /// The schedule that makes it again.
    pub schedule: Schedule,
    pub events: E,
    pub ending: Ending,
    /// Indexed by [`Object`].
    pub objects: Vec<ObjectKind>,
    /// Where the schedule chose otherwise than [`Strategy::Steps`] does by itself: as the steps of such a
    /// strategy, with the same seed and time, they make the same execution again. Empty where the job does not ask.
    pub deviations: Vec<(u32, Choice)>,
    /// How many points were passed.
    pub steps: u32,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// How many points had been passed; several events may share a step.
    pub step: u32,
    pub time: Nanos,
    /// Who did it.
    pub thread: Thread,
    /// Where its call stands.
    pub line: Line,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum What {
    /// The event's thread spawned another one.
    Spawned {
        thread: Thread,
        name: Option<String>,
    },
    /// The thread's closure begins.
    Started,
    /// The thread's closure has returned, or unwound.
    Ended {
        panicked: bool,
    },
    /// The thread waits. Followed by its [`What::Unblocked`], unless the execution ends first; a waiter
    /// that is woken and finds the lock taken again goes on in the same wait.
    Blocked {
        on: Wait,
        limit: Option<Nanos>,
    },
    /// The wait is over: it has what it waited for, or its limit ran out.
    Unblocked {
        timed_out: bool,
    },
    /// Gave way without waiting: `yield_now`, `spin_loop`.
    Yielded,

    /// The lock is now held.
    Acquired {
        lock: Object,
        mode: Mode,
        how: How,
    },
    /// An attempt that does not wait found the lock taken.
    TryFailed {
        lock: Object,
        mode: Mode,
    },
    /// An attempt with a limit gave up (its [`What::Unblocked`] precedes it).
    TimedOut {
        lock: Object,
        mode: Mode,
    },
    /// The lock is no longer held, or one level less. `value` is what it guards, when that is an integer or
    /// a `bool` and the guard was written through.
    Released {
        lock: Object,
        mode: Mode,
        value: Option<i64>,
    },
    /// The guarded data was reached through a guard.
    Touched {
        lock: Object,
        write: bool,
    },
    /// Asked whether a lock is free, without trying to take it.
    Asked {
        lock: Object,
    },
    /// The lock was released by a panic, and says so from now on (`std` only).
    Poisoned {
        lock: Object,
    },

    /// Woke `woken` of the threads that wait for a condition.
    Notified {
        condition: Object,
        all: bool,
        woken: u16,
    },
    /// The thread arrived at a barrier; `leader` when it was the last.
    Arrived {
        barrier: Object,
        leader: bool,
    },
    /// What is done once is done now: `OnceLock::set`, a closure of `Once`, the first use of a `LazyLock`.
    Initialised {
        once: Object,
    },
    /// Asked whether it is done, or waited until it was.
    Checked {
        once: Object,
        done: bool,
    },
    /// Gave a thread its park token.
    Unparked {
        thread: Thread,
    },

    /// A message went into a channel. Messages of a channel are numbered from 0.
    Sent {
        channel: Object,
        message: u32,
    },
    Received {
        channel: Object,
        message: u32,
    },
    /// A `try_send` or `try_recv`, or one whose limit ran out, or one on a disconnected channel.
    SendFailed {
        channel: Object,
        disconnected: bool,
    },
    ReceiveFailed {
        channel: Object,
        disconnected: bool,
    },
    /// The last sender or the last receiver is gone.
    Disconnected {
        channel: Object,
    },

    /// An operation on an atomic. Values are sign- or zero-extended; a pointer's value is 0.
    Atomic {
        object: Object,
        operation: AtomicOperation,
        old: i64,
        new: i64,
    },

    /// One call that prints. `text` as printed, the line end included.
    Printed {
        stream: Stream,
        text: String,
    },
    /// A panic began in this thread.
    Panicked {
        message: String,
    },
    /// A panic was caught by `catch_unwind`.
    Caught,
    /// The threads stand in a cycle, each waiting without limit for what the next one holds.
    Cycle {
        threads: Vec<Thread>,
    },
    /// Ctrl-C reached the process; the event's thread is the one that runs the handler.
    Interrupted,
    /// `process::exit`, or main's return (`from_main`).
    Exited {
        code: i32,
        from_main: bool,
    },
    /// `process::abort`, or a panic where none may be.
    Aborted,
    /// The last place known of a process that died; its other events are lost.
    LastSeen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Wait {
    Lock {
        lock: Object,
        mode: Mode,
    },
    Condition {
        condition: Object,
    },
    Join {
        thread: Thread,
    },
    /// The end of a scope, waiting for this many threads.
    Scope {
        threads: u16,
    },
    Send {
        channel: Object,
    },
    Receive {
        channel: Object,
    },
    /// A select over several channels.
    Select,
    Barrier {
        barrier: Object,
    },
    /// Another thread is running the initialisation.
    Once {
        once: Object,
    },
    Sleep,
    Park,
    /// Another thread holds the lock of standard output or of standard error.
    Output,
}

/// How a lock is, or would be, held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// A mutex.
    Mutex,
    /// A reentrant mutex.
    Reentrant,
    Read,
    Upgradable,
    Write,
}

/// How a lock came to be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum How {
    /// By a call that waits as long as it takes.
    Lock,
    /// By a call that does not wait.
    Try,
    /// By a call with a limit.
    Timed,
    /// Again, after waiting for a condition.
    Condition,
    /// From an upgradable read lock.
    Upgrade,
    /// From a stronger lock, with no gap.
    Downgrade,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AtomicOperation {
    Load,
    Store,
    /// `swap`: a read-modify-write that does not look at what it read.
    Swap,
    /// `fetch_add`, `fetch_sub`, `fetch_max` …
    ReadModifyWrite,
    /// `compare_exchange`, each attempt of `fetch_update`.
    CompareExchange {
        succeeded: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stream {
    Out,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ObjectKind {
    Mutex,
    ReentrantMutex,
    ReaderWriterLock,
    Condition,
    Channel,
    Atomic,
    Barrier,
    Once,
}

/// How an execution ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Ending {
    /// Main returned, or `process::exit` was called.
    #[default]
    Completed,
    /// With this exit status, of main's return value or of `process::exit` (0 is `Completed`).
    Exited { code: i32 },
    /// Main panicked (exit status 101).
    Panicked,
    /// Nobody can run and no time that passes will change it, or main stands in a cycle of waits. The
    /// threads that wait.
    Deadlock { threads: Vec<Thread> },
    /// A fair schedule ran on and on: nothing was printed, no thread ended, the same cycle of lines repeats.
    Livelock { threads: Vec<Thread> },
    /// The limit on points was reached in a fair schedule.
    Endless,
    /// More than a limit allows: threads, printed bytes, memory, stack …
    Exceeded { limit: Limit },
    /// Ran for long without reaching a point.
    Hang,
    /// The process died: a panic within a panic, or a signal.
    Aborted { signal: i32 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Limit {
    Threads,
    Printed,
    Memory,
    Stack,
    Objects,
    /// Processor time, with points passed all along.
    Time,
}

/// What the schedule chose at a place where it could choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Choice {
    /// This thread takes the next step.
    Run(Thread),
    /// The clock moves to the next deadline although threads can still run.
    Clock,
    /// One of several: which waiter to wake, which ready channel to take, whether a wake-up is spurious.
    Pick(u16),
    /// Ctrl-C is pressed now.
    Interrupt,
}

impl Execution {
    /// The first message that is sent after it was received. No run has one; those of a timer are sent by nobody.
    pub fn sent_too_late(&self) -> Option<&Event> {
        let mut received = BTreeSet::new();
        self.events.iter().find(|event| match event.what {
            What::Received { channel, message } => {
                received.insert((channel, message));
                false
            }
            What::Sent { channel, message } => received.contains(&(channel, message)),
            _ => false,
        })
    }
}

impl Ending {
    /// The program ended by itself, whatever its exit status.
    pub fn by_itself(&self) -> bool {
        matches!(self, Ending::Completed | Ending::Exited { .. } | Ending::Panicked)
    }

    /// What a shell would see, where the program ended by itself.
    pub fn exit_status(&self) -> Option<i32> {
        match self {
            Ending::Completed => Some(0),
            Ending::Exited { code } => Some(*code),
            Ending::Panicked => Some(101),
            _ => None,
        }
    }
}
