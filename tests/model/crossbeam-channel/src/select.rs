//! Waiting for one of several operations, which is what every operation does, be it the only one.

use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::panic::Location;
use std::ptr;
use std::sync::Arc;
use std::time::Duration;

use threadbare_runtime::trace::{Nanos, Object, Wait, What};
use threadbare_runtime::{
    Access, Instant, Key, at, deadline_after, deadline_at, now, pick, point, polled, read_clock, record,
    touched, wait_until,
};

use crate::channel::{Receiver, Sender};
use crate::error::{
    ReadyTimeoutError, RecvError, SelectTimeoutError, SendError, TryReadyError, TrySelectError,
};
use crate::exchange::{Claim, Exchange, Meeting, Side};
use crate::timer::{Tick, Timer};

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Not at all.
    Now,
    Never,
    At(Nanos),
}

impl Limit {
    pub(crate) fn after(timeout: Duration) -> Limit {
        deadline_after(timeout.as_nanos()).map_or(Limit::Never, Limit::At)
    }

    pub(crate) fn at(deadline: Instant) -> Limit {
        deadline_at(deadline).map_or(Limit::Never, Limit::At)
    }

    fn deadline(self) -> Option<Nanos> {
        match self {
            Limit::At(deadline) => Some(deadline),
            Limit::Now | Limit::Never => None,
        }
    }
}

/// Something that may have to be waited for.
#[derive(Clone, Copy)]
pub(crate) enum Operation<'a> {
    Send(&'a Exchange),
    Receive(&'a Exchange),
    /// Receive from a timer.
    Time(&'a Timer),
    /// Receive from a channel that has no other end.
    Never(Object),
}

/// An operation that was carried out, but for the message itself.
#[derive(Clone, Copy)]
pub(crate) enum Chosen {
    Claim(Claim),
    Tick(Tick),
}

impl<'a> Operation<'a> {
    pub(crate) fn object(self) -> Object {
        match self {
            Operation::Send(exchange) | Operation::Receive(exchange) => exchange.object(),
            Operation::Time(timer) => timer.object(),
            Operation::Never(object) => object,
        }
    }

    fn end(self) -> Option<(&'a Exchange, Side)> {
        match self {
            Operation::Send(exchange) => Some((exchange, Side::Send)),
            Operation::Receive(exchange) => Some((exchange, Side::Receive)),
            Operation::Time(_) | Operation::Never(_) => None,
        }
    }

    fn is_ready(self, me: Option<&Arc<Meeting>>) -> bool {
        match self {
            Operation::Send(exchange) => exchange.is_ready(Side::Send, me),
            Operation::Receive(exchange) => exchange.is_ready(Side::Receive, me),
            Operation::Time(timer) => {
                touched(Key::object(timer.object()), true);
                timer.is_ready()
            }
            Operation::Never(_) => false,
        }
    }

    fn claim(self, me: Option<&Arc<Meeting>>, offered: Option<u64>) -> Option<Chosen> {
        match self {
            Operation::Time(timer) => {
                touched(Key::object(timer.object()), true);
                timer.take().map(Chosen::Tick)
            }
            Operation::Never(_) => None,
            Operation::Send(exchange) => exchange.claim(Side::Send, me, offered).map(Chosen::Claim),
            Operation::Receive(exchange) => exchange.claim(Side::Receive, me, offered).map(Chosen::Claim),
        }
    }

    fn wait(self) -> Wait {
        let channel = self.object();
        match self {
            Operation::Send(_) => Wait::Send { channel },
            _ => Wait::Receive { channel },
        }
    }

    /// Nothing came of it.
    fn failed(self) {
        let channel = self.object();
        record(match self {
            Operation::Send(_) => What::SendFailed { channel, disconnected: false },
            _ => What::ReceiveFailed { channel, disconnected: false },
        });
    }
}

/// Which ready operation a select takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Any: the schedule picks.
    Unbiased,
    First,
}

fn first_ready(operations: &[Operation<'_>], order: Order, me: Option<&Arc<Meeting>>) -> Option<usize> {
    let ready = |index: &usize| operations[*index].is_ready(me);
    match order {
        Order::First => (0..operations.len()).find(ready),
        Order::Unbiased => {
            let ready: Vec<usize> = (0..operations.len()).filter(ready).collect();
            (!ready.is_empty()).then(|| ready[pick(ready.len())])
        }
    }
}

/// The point before `operations`.
fn point_before(operations: &[Operation<'_>], limit: Limit) {
    let reads_clock = |operation: &Operation<'_>| matches!(operation, Operation::Time(_));
    match operations {
        [] => point(Access::none()),
        // Whoever does this in a loop waits for time to pass.
        _ if limit == Limit::Now && operations.iter().any(reads_clock) => {
            read_clock();
        }
        [first, ..] => point(Access::write(Key::object(first.object()))),
    }
}

/// Tries `attempt` again and again, whenever one of `keys` says so or a timer among the operations is due.
fn wait_for<T>(
    operations: &[Operation<'_>],
    limit: Limit,
    keys: &[Key],
    mut attempt: impl FnMut() -> Option<T>,
) -> Option<T> {
    let on = match operations {
        [only] => only.wait(),
        _ => Wait::Select,
    };
    loop {
        let due = operations.iter().filter_map(|operation| match operation {
            Operation::Time(timer) => timer.deadline(),
            _ => None,
        });
        let deadline = due.chain(limit.deadline()).min();
        let found = wait_until(on, keys, deadline, &mut attempt);
        if found.is_some() || limit.deadline().is_some_and(|deadline| deadline <= now()) {
            return found;
        }
        // Another thread took the message of a timer that both wait for.
    }
}

/// Carries out one of `operations`, whichever can be first. `offered` is where the message is that a plain send to
/// a channel without room brings along.
fn choose_by(
    operations: &[Operation<'_>],
    limit: Limit,
    order: Order,
    offered: Option<u64>,
) -> Option<(usize, Chosen)> {
    point_before(operations, limit);
    let attempt = |me: Option<&Arc<Meeting>>| match operations {
        [only] => only.claim(me, offered).map(|chosen| (0, chosen)),
        _ => {
            let index = first_ready(operations, order, me)?;
            operations[index].claim(me, offered).map(|chosen| (index, chosen))
        }
    };
    if let Some(found) = attempt(None) {
        return Some(found);
    }
    let found = if limit == Limit::Now {
        polled();
        None
    } else {
        let ends =
            || operations.iter().enumerate().filter_map(|(index, operation)| Some((index, operation.end()?)));
        let mut keys: Vec<Key> = ends().filter_map(|(_, (exchange, side))| exchange.awaited(side)).collect();
        let meets = ends().any(|(_, (exchange, side))| exchange.awaited(side).is_none());
        if meets {
            let meeting = Arc::new(Meeting::new());
            keys.push(meeting.key());
            for (index, (exchange, side)) in ends() {
                if exchange.awaited(side).is_none() {
                    exchange.register(side, &meeting, index, offered);
                }
            }
            let met = || meeting.met().map(|(index, slot)| (index, Chosen::Claim(Claim::Slot(slot))));
            let found = wait_for(operations, limit, &keys, || met().or_else(|| attempt(Some(&meeting))));
            for (_, (exchange, side)) in ends() {
                if exchange.awaited(side).is_none() {
                    exchange.deregister(side, &meeting);
                }
            }
            found
        } else {
            wait_for(operations, limit, &keys, || attempt(None))
        }
    };
    if found.is_none() {
        operations.iter().for_each(|operation| operation.failed());
    }
    found
}

/// Carries out one operation.
pub(crate) fn carry_out(operation: Operation<'_>, limit: Limit, offered: Option<u64>) -> Option<Chosen> {
    choose_by(&[operation], limit, Order::First, offered).map(|(_, chosen)| chosen)
}

/// Which of `operations` would not wait.
fn ready_by(operations: &[Operation<'_>], limit: Limit, order: Order) -> Option<usize> {
    point_before(operations, limit);
    let attempt = || first_ready(operations, order, None);
    if let Some(index) = attempt() {
        return Some(index);
    }
    if limit == Limit::Now {
        polled();
        return None;
    }
    let ends = operations.iter().filter_map(|operation| operation.end());
    let keys: Vec<Key> = ends.map(|(exchange, side)| exchange.watched(side)).collect();
    wait_for(operations, limit, &keys, attempt)
}

/// Waits for one of several operations.
#[derive(Clone)]
pub struct Select<'a> {
    operations: Vec<Operation<'a>>,
    ends: Vec<End>,
    next_index: usize,
    order: Order,
    /// Unwinds no better than the real one.
    handles: PhantomData<&'a (dyn Send + Sync)>,
}

/// What the program knows an operation by.
#[derive(Clone, Copy)]
struct End {
    index: usize,
    /// Of the sender or the receiver.
    address: usize,
}

/// An operation that was chosen and is to be completed by whoever knows the type of its message.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Selected {
    end: End,
    chosen: Chosen,
}

impl Selected {
    pub fn is(&self, index: usize) -> bool {
        self.end.index == index
    }

    #[track_caller]
    pub fn send<T>(self, sender: &Sender<T>, message: T) -> Result<(), SendError<T>> {
        assert!(ptr::from_ref(sender).addr() == self.end.address, "passed a sender that wasn't selected");
        at(Location::caller());
        sender.complete(self.chosen, message)
    }

    #[track_caller]
    pub fn recv<T>(self, receiver: &Receiver<T>) -> Result<T, RecvError> {
        assert!(ptr::from_ref(receiver).addr() == self.end.address, "passed a receiver that wasn't selected");
        at(Location::caller());
        receiver.complete(self.chosen)
    }
}

impl<'a> Select<'a> {
    /// A select that takes any of the operations that are ready.
    pub fn new() -> Select<'a> {
        Select {
            operations: Vec::new(),
            ends: Vec::new(),
            next_index: 0,
            order: Order::Unbiased,
            handles: PhantomData,
        }
    }

    /// A select that takes the first of the operations that are ready.
    pub fn new_biased() -> Self {
        Select { order: Order::First, ..Select::new() }
    }

    fn add(&mut self, operation: Operation<'a>, address: usize) -> usize {
        let index = self.next_index;
        self.next_index += 1;
        self.operations.push(operation);
        self.ends.push(End { index, address });
        index
    }

    /// Adds a send; answers the operation's index.
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize {
        self.add(s.operation(), ptr::from_ref(s).addr())
    }

    /// Adds a receive; answers the operation's index.
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {
        self.add(r.operation(), ptr::from_ref(r).addr())
    }

    /// Takes an operation away.
    ///
    /// # Panics
    /// If there is none with this index.
    pub fn remove(&mut self, index: usize) {
        assert!(index < self.next_index, "index out of bounds; {index} >= {}", self.next_index);
        let position = self.ends.iter().position(|end| end.index == index);
        let position = position.expect("no operation with this index");
        self.operations.swap_remove(position);
        self.ends.swap_remove(position);
    }

    fn choose(&self, limit: Limit) -> Option<Selected> {
        let (position, chosen) = choose_by(&self.operations, limit, self.order, None)?;
        Some(Selected { end: self.ends[position], chosen })
    }

    fn choose_at_last(&self) -> Selected {
        self.require_operations();
        match self.choose(Limit::Never) {
            Some(selected) => selected,
            None => unreachable!("a wait without limit ends with an operation"),
        }
    }

    fn watch(&self, limit: Limit) -> Option<usize> {
        ready_by(&self.operations, limit, self.order).map(|position| self.ends[position].index)
    }

    fn require_operations(&self) {
        assert!(!self.operations.is_empty(), "no operations have been added to `Select`");
    }

    /// # Errors
    /// Where all operations would wait.
    #[track_caller]
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> {
        at(Location::caller());
        self.choose(Limit::Now).map(SelectedOperation::new).ok_or(TrySelectError)
    }

    /// # Panics
    /// If no operation was added.
    #[track_caller]
    pub fn select(&mut self) -> SelectedOperation<'a> {
        at(Location::caller());
        SelectedOperation::new(self.choose_at_last())
    }

    /// # Errors
    /// Where all operations would wait for longer than `timeout`.
    #[track_caller]
    pub fn select_timeout(&mut self, timeout: Duration) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        at(Location::caller());
        self.choose(Limit::after(timeout)).map(SelectedOperation::new).ok_or(SelectTimeoutError)
    }

    /// # Errors
    /// Where all operations would still wait at `deadline`.
    #[track_caller]
    pub fn select_deadline(
        &mut self,
        deadline: Instant,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        at(Location::caller());
        self.choose(Limit::at(deadline)).map(SelectedOperation::new).ok_or(SelectTimeoutError)
    }

    /// # Errors
    /// Where all operations would wait.
    #[track_caller]
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError> {
        at(Location::caller());
        self.watch(Limit::Now).ok_or(TryReadyError)
    }

    /// # Panics
    /// If no operation was added.
    #[track_caller]
    pub fn ready(&mut self) -> usize {
        self.require_operations();
        at(Location::caller());
        match self.watch(Limit::Never) {
            Some(index) => index,
            None => unreachable!("a wait without limit ends with an operation"),
        }
    }

    /// # Errors
    /// Where all operations would wait for longer than `timeout`.
    #[track_caller]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError> {
        at(Location::caller());
        self.watch(Limit::after(timeout)).ok_or(ReadyTimeoutError)
    }

    /// # Errors
    /// Where all operations would still wait at `deadline`.
    #[track_caller]
    pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError> {
        at(Location::caller());
        self.watch(Limit::at(deadline)).ok_or(ReadyTimeoutError)
    }
}

impl Default for Select<'_> {
    fn default() -> Self {
        Select::new()
    }
}

impl fmt::Debug for Select<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Select { .. }")
    }
}

/// An operation that was chosen and must be completed.
#[must_use]
pub struct SelectedOperation<'a> {
    selected: Selected,
    /// Belongs to its select and its thread.
    belongs: PhantomData<(&'a (), *const ())>,
}

impl SelectedOperation<'_> {
    fn new(selected: Selected) -> Self {
        SelectedOperation { selected, belongs: PhantomData }
    }

    /// The operation's index, as [`Select::send`] or [`Select::recv`] answered it.
    pub fn index(&self) -> usize {
        self.selected.end.index
    }

    /// # Errors
    /// The message, if all receivers are gone.
    ///
    /// # Panics
    /// If `s` is not what [`Select::send`] was given.
    #[track_caller]
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {
        let selected = self.selected;
        assert!(ptr::from_ref(s).addr() == selected.end.address, "passed a sender that wasn't selected");
        mem::forget(self);
        selected.send(s, msg)
    }

    /// # Errors
    /// If all senders are gone and no message is left.
    ///
    /// # Panics
    /// If `r` is not what [`Select::recv`] was given.
    #[track_caller]
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError> {
        let selected = self.selected;
        assert!(ptr::from_ref(r).addr() == selected.end.address, "passed a receiver that wasn't selected");
        mem::forget(self);
        selected.recv(r)
    }
}

impl fmt::Debug for SelectedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("SelectedOperation { .. }")
    }
}

impl Drop for SelectedOperation<'_> {
    fn drop(&mut self) {
        panic!("dropped `SelectedOperation` without completing the operation");
    }
}

// What `select!` calls. It gives its select away, so that the channels are not borrowed while a case's body runs.

#[doc(hidden)]
#[track_caller]
pub fn select(select: Select<'_>) -> Selected {
    at(Location::caller());
    select.choose_at_last()
}

#[doc(hidden)]
#[track_caller]
pub fn try_select(select: Select<'_>) -> Option<Selected> {
    at(Location::caller());
    select.choose(Limit::Now)
}

#[doc(hidden)]
#[track_caller]
pub fn select_timeout(select: Select<'_>, timeout: Duration) -> Option<Selected> {
    at(Location::caller());
    select.choose(Limit::after(timeout))
}

#[doc(hidden)]
pub fn no_such_case() -> ! {
    unreachable!("a selected operation is one of those that were added")
}
