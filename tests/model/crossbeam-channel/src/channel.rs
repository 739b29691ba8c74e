//! Both ends of a channel, and the iterators of the receiving one.

use std::collections::VecDeque;
use std::fmt;
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use threadbare_runtime::trace::{ObjectKind, Wait, What};
use threadbare_runtime::{
    Access, Instant, ObjectId, at as place, instant, let_others_in, point, polled, read_clock, record,
    wait_until, wake,
};

use crate::error::{RecvError, RecvTimeoutError, SendError, SendTimeoutError, TryRecvError, TrySendError};
use crate::exchange::{Claim, Exchange, Side};
use crate::select::{Chosen, Limit, Operation, carry_out};
use crate::timer::Timer;

/// A channel that holds any number of messages.
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    channel(None)
}

/// A channel that holds up to `cap` messages; with 0, a send waits for its receive.
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {
    channel(Some(cap))
}

fn channel<T>(capacity: Option<usize>) -> (Sender<T>, Receiver<T>) {
    let exchange = Exchange::new(capacity);
    let channel = Arc::new(Channel { exchange, messages: Mutex::new(VecDeque::new()) });
    (Sender { channel: channel.clone() }, Receiver { source: Source::Channel(channel) })
}

/// A message after some time, the moment of its sending.
pub fn after(duration: Duration) -> Receiver<Instant> {
    match instant().checked_add(duration) {
        Some(moment) => at(moment),
        None => never(),
    }
}

/// A message at a certain moment, which it says.
pub fn at(when: Instant) -> Receiver<Instant> {
    timer(Timer::new(when, None))
}

/// A message that never comes.
pub const fn never<T>() -> Receiver<T> {
    Receiver { source: Source::Never(ObjectId::new(), PhantomData) }
}

/// A message every so often, the moment of its sending.
pub fn tick(duration: Duration) -> Receiver<Instant> {
    match instant().checked_add(duration) {
        Some(moment) => timer(Timer::new(moment, Some(duration))),
        None => never(),
    }
}

fn timer(timer: Timer) -> Receiver<Instant> {
    Receiver { source: Source::Timer(Arc::new(timer), |moment| moment) }
}

struct Channel<T> {
    exchange: Exchange,
    /// By their keys, about in order.
    messages: Mutex<VecDeque<(u64, T)>>,
}

impl<T> Channel<T> {
    /// Never held at a point or while a message is dropped, so it is always free.
    fn messages(&self) -> MutexGuard<'_, VecDeque<(u64, T)>> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, key: u64, message: T) {
        self.messages().push_back((key, message));
    }

    fn take(&self, key: u64) -> Option<T> {
        let mut messages = self.messages();
        let position = messages.iter().position(|(known, _)| *known == key)?;
        messages.remove(position).map(|(_, message)| message)
    }

    fn sent(&self) {
        // For receivers of the channel, and for one that met a select and waits for its message.
        wake(self.exchange.key());
        let_others_in();
    }

    fn not_sent(&self) {
        polled();
        record(What::SendFailed { channel: self.exchange.object(), disconnected: true });
    }

    fn send(&self, message: T, limit: Limit) -> Result<(), SendTimeoutError<T>> {
        let operation = Operation::Send(&self.exchange);
        if self.exchange.capacity != Some(0) {
            return match carry_out(operation, limit, None) {
                Some(chosen) => self.complete_send(chosen, message).map_err(SendTimeoutError::from),
                None => Err(SendTimeoutError::Timeout(message)),
            };
        }
        // Whoever meets this thread takes the message at once.
        let key = self.exchange.offer();
        self.put(key, message);
        let chosen = carry_out(operation, limit, Some(key));
        if let Some(Chosen::Claim(Claim::Slot(_))) = chosen {
            self.sent();
            return Ok(());
        }
        let Some(message) = self.take(key) else { unreachable!("a message that nobody met is where it was") };
        if chosen.is_none() {
            return Err(SendTimeoutError::Timeout(message));
        }
        self.not_sent();
        Err(SendTimeoutError::Disconnected(message))
    }

    fn complete_send(&self, chosen: Chosen, message: T) -> Result<(), SendError<T>> {
        let slot = match chosen {
            Chosen::Claim(Claim::Room) => self.exchange.fill_room(),
            Chosen::Claim(Claim::Slot(slot)) => slot,
            Chosen::Claim(Claim::Disconnected) => {
                self.not_sent();
                return Err(SendError(message));
            }
            Chosen::Tick(_) => unreachable!("nobody sends to a timer"),
        };
        self.put(slot.key, message);
        record(What::Sent { channel: self.exchange.object(), message: slot.number });
        self.sent();
        Ok(())
    }

    fn complete_receive(&self, claim: Claim) -> Result<T, RecvError> {
        let channel = self.exchange.object();
        match claim {
            Claim::Slot(slot) => {
                let taken = wait_until(Wait::Receive { channel }, &[self.exchange.key()], None, || {
                    self.take(slot.key)
                });
                record(What::Received { channel, message: slot.number });
                taken.ok_or(RecvError)
            }
            Claim::Room | Claim::Disconnected => {
                polled();
                record(What::ReceiveFailed { channel, disconnected: true });
                Err(RecvError)
            }
        }
    }
}

/// The sending end of a channel.
pub struct Sender<T> {
    channel: Arc<Channel<T>>,
}

impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}

impl<T> Sender<T> {
    pub(crate) fn operation(&self) -> Operation<'_> {
        Operation::Send(&self.channel.exchange)
    }

    pub(crate) fn complete(&self, chosen: Chosen, message: T) -> Result<(), SendError<T>> {
        self.channel.complete_send(chosen, message)
    }

    /// Sends if there is room, or if a receiver waits.
    ///
    /// # Errors
    /// The message, if there is none or all receivers are gone.
    #[track_caller]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        place(Location::caller());
        self.channel.send(msg, Limit::Now).map_err(|error| match error {
            SendTimeoutError::Timeout(message) => TrySendError::Full(message),
            SendTimeoutError::Disconnected(message) => TrySendError::Disconnected(message),
        })
    }

    /// Waits for room.
    ///
    /// # Errors
    /// The message, if all receivers are gone.
    #[track_caller]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {
        place(Location::caller());
        self.channel.send(msg, Limit::Never).map_err(|error| SendError(error.into_inner()))
    }

    /// Waits for room, for so long at most.
    ///
    /// # Errors
    /// The message, if time ran out or all receivers are gone.
    #[track_caller]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {
        place(Location::caller());
        self.channel.send(msg, Limit::after(timeout))
    }

    /// Waits for room until then.
    ///
    /// # Errors
    /// The message, if time ran out or all receivers are gone.
    #[track_caller]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {
        place(Location::caller());
        self.channel.send(msg, Limit::at(deadline))
    }

    fn ask(&self) -> &Exchange {
        ask(&self.channel.exchange)
    }

    #[track_caller]
    pub fn is_empty(&self) -> bool {
        place(Location::caller());
        self.ask().len() == 0
    }

    #[track_caller]
    pub fn is_full(&self) -> bool {
        place(Location::caller());
        let exchange = self.ask();
        exchange.capacity == Some(exchange.len())
    }

    #[track_caller]
    pub fn len(&self) -> usize {
        place(Location::caller());
        self.ask().len()
    }

    pub fn capacity(&self) -> Option<usize> {
        self.channel.exchange.capacity
    }

    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        Arc::ptr_eq(&self.channel, &other.channel)
    }
}

/// The point before a question that changes nothing.
fn ask(exchange: &Exchange) -> &Exchange {
    point(Access::read(exchange.key()));
    polled();
    exchange
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.channel.exchange.drop_end(Side::Send);
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        self.channel.exchange.add_end(Side::Send);
        Sender { channel: self.channel.clone() }
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Sender { .. }")
    }
}

/// The receiving end of a channel.
pub struct Receiver<T> {
    source: Source<T>,
}

/// Where messages come from.
enum Source<T> {
    Channel(Arc<Channel<T>>),
    /// `T` is an `Instant`, as the function knows.
    Timer(Arc<Timer>, fn(Instant) -> T),
    Never(ObjectId, PhantomData<Mutex<T>>),
}

impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

impl<T> Receiver<T> {
    pub(crate) fn operation(&self) -> Operation<'_> {
        match &self.source {
            Source::Channel(channel) => Operation::Receive(&channel.exchange),
            Source::Timer(timer, _) => Operation::Time(timer),
            Source::Never(id, _) => Operation::Never(id.get(ObjectKind::Channel)),
        }
    }

    pub(crate) fn complete(&self, chosen: Chosen) -> Result<T, RecvError> {
        match (&self.source, chosen) {
            (Source::Channel(channel), Chosen::Claim(claim)) => channel.complete_receive(claim),
            (Source::Timer(timer, message), Chosen::Tick(tick)) => {
                record(What::Received { channel: timer.object(), message: tick.number });
                Ok(message(tick.at))
            }
            _ => unreachable!("an operation is completed by the receiver that it was chosen for"),
        }
    }

    fn receive(&self, limit: Limit) -> Result<T, RecvTimeoutError> {
        match carry_out(self.operation(), limit, None) {
            Some(chosen) => Ok(self.complete(chosen)?),
            None => Err(RecvTimeoutError::Timeout),
        }
    }

    /// Takes a message if there is one, or if a sender waits.
    ///
    /// # Errors
    /// If there is none.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        place(Location::caller());
        self.receive(Limit::Now).map_err(|error| match error {
            RecvTimeoutError::Timeout => TryRecvError::Empty,
            RecvTimeoutError::Disconnected => TryRecvError::Disconnected,
        })
    }

    /// Waits for a message.
    ///
    /// # Errors
    /// If all senders are gone and no message is left.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        place(Location::caller());
        self.receive(Limit::Never).map_err(|_| RecvError)
    }

    /// Waits for a message, for so long at most.
    ///
    /// # Errors
    /// If time ran out, or all senders are gone and no message is left.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        place(Location::caller());
        self.receive(Limit::after(timeout))
    }

    /// Waits for a message until then.
    ///
    /// # Errors
    /// If time ran out, or all senders are gone and no message is left.
    #[track_caller]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {
        place(Location::caller());
        self.receive(Limit::at(deadline))
    }

    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[track_caller]
    pub fn is_full(&self) -> bool {
        self.capacity() == Some(self.len())
    }

    #[track_caller]
    pub fn len(&self) -> usize {
        place(Location::caller());
        match &self.source {
            Source::Channel(channel) => ask(&channel.exchange).len(),
            Source::Timer(timer, _) => {
                read_clock();
                usize::from(timer.is_ready())
            }
            Source::Never(..) => {
                point(Access::none());
                polled();
                0
            }
        }
    }

    pub fn capacity(&self) -> Option<usize> {
        match &self.source {
            Source::Channel(channel) => channel.exchange.capacity,
            Source::Timer(..) => Some(1),
            Source::Never(..) => Some(0),
        }
    }

    /// Waits for messages until all senders are gone.
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { receiver: self, place: Location::caller() }
    }

    /// Takes the messages that are there.
    #[track_caller]
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { receiver: self, place: Location::caller() }
    }

    pub fn same_channel(&self, other: &Receiver<T>) -> bool {
        match (&self.source, &other.source) {
            (Source::Channel(one), Source::Channel(other)) => Arc::ptr_eq(one, other),
            (Source::Timer(one, _), Source::Timer(other, _)) => Arc::ptr_eq(one, other),
            (Source::Never(..), Source::Never(..)) => true,
            _ => false,
        }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        if let Source::Channel(channel) = &self.source
            && channel.exchange.drop_end(Side::Receive)
            && channel.exchange.capacity.is_none()
        {
            // As in the real one: what an unbounded channel still holds goes with its last receiver, what a bounded
            // one holds with the last of all ends.
            channel.exchange.discard();
            let left = std::mem::take(&mut *channel.messages());
            drop(left);
        }
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Self {
        let source = match &self.source {
            Source::Channel(channel) => {
                channel.exchange.add_end(Side::Receive);
                Source::Channel(channel.clone())
            }
            Source::Timer(timer, message) => Source::Timer(timer.clone(), *message),
            Source::Never(..) => Source::Never(ObjectId::new(), PhantomData),
        };
        Receiver { source }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Receiver { .. }")
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { receiver: self, place: Location::caller() }
    }
}

// An iterator's receives stand where it was made: whoever calls `next` is more often the library than the program.

/// See [`Receiver::iter`].
pub struct Iter<'a, T> {
    receiver: &'a Receiver<T>,
    place: &'static Location<'static>,
}

/// See [`Receiver::try_iter`].
pub struct TryIter<'a, T> {
    receiver: &'a Receiver<T>,
    place: &'static Location<'static>,
}

/// [`Receiver::iter`] with a receiver of its own.
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    place: &'static Location<'static>,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        place(self.place);
        self.receiver.receive(Limit::Never).ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        place(self.place);
        self.receiver.receive(Limit::Now).ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        place(self.place);
        self.receiver.receive(Limit::Never).ok()
    }
}

impl<T> FusedIterator for Iter<'_, T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Iter { .. }")
    }
}

impl<T> fmt::Debug for TryIter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("TryIter { .. }")
    }
}

impl<T> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("IntoIter { .. }")
    }
}
