//! The channel between the two ends: a queue with room for any number of messages, for some, or for none.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use threadbare_runtime::trace::{Nanos, Object, ObjectKind, Thread, Wait, What};
use threadbare_runtime::{
    Access, Key, ObjectId, current, let_others_in, point, polled, record, record_of, wait_until, wake,
};

pub(super) struct Channel<T> {
    id: ObjectId,
    /// `None` for any number.
    room: Option<usize>,
    // Real, but never waited for: nobody is switched away from while holding it.
    state: Mutex<State<T>>,
}

struct State<T> {
    queue: VecDeque<(u32, T)>,
    /// Messages of senders that wait until somebody takes them out of their hands: where there is no room at all.
    offers: Vec<Offer<T>>,
    tickets: u32,
    messages: u32,
    senders: usize,
    receiver: bool,
    /// The receiver waits, and nobody has promised it a message yet.
    receiver_waits: bool,
}

struct Offer<T> {
    ticket: u32,
    sender: Thread,
    /// `None` once it was taken.
    message: Option<T>,
}

/// Why a message could not be sent or received now.
pub(super) enum Failure {
    Disconnected,
    /// It would have to wait, or has waited too long.
    NotNow,
}

impl<T> State<T> {
    fn number(&mut self) -> u32 {
        let number = self.messages;
        self.messages = number.wrapping_add(1);
        number
    }

    /// The oldest message that a sender has in its hands, and who that is.
    fn take_offer(&mut self) -> Option<(T, Thread)> {
        self.offers.iter_mut().find_map(|offer| Some((offer.message.take()?, offer.sender)))
    }

    fn withdraw(&mut self, ticket: u32) -> Option<T> {
        let mine = self.offers.iter().position(|offer| offer.ticket == ticket)?;
        self.offers.remove(mine).message
    }
}

impl<T> Channel<T> {
    pub(super) fn new(room: Option<usize>) -> Channel<T> {
        Channel {
            id: ObjectId::new(),
            room,
            state: Mutex::new(State {
                queue: VecDeque::new(),
                offers: Vec::new(),
                tickets: 0,
                messages: 0,
                senders: 1,
                receiver: true,
                receiver_waits: false,
            }),
        }
    }

    fn object(&self) -> Object {
        self.id.get(ObjectKind::Channel)
    }

    fn with<R>(&self, action: impl FnOnce(&mut State<T>) -> R) -> R {
        action(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sends, if that takes no waiting; else gives the value back.
    fn send_now(&self, value: T) -> Result<(), (T, Failure)> {
        let channel = self.object();
        let sent = self.with(|state| {
            if !state.receiver {
                return Err((value, Failure::Disconnected));
            }
            let free = match self.room {
                None => true,
                Some(0) => state.receiver_waits,
                Some(room) => state.queue.len() < room,
            };
            if !free {
                return Err((value, Failure::NotNow));
            }
            state.receiver_waits = false;
            let message = state.number();
            state.queue.push_back((message, value));
            Ok(message)
        });
        let message = sent?;
        record(What::Sent { channel, message });
        wake(Key::object(channel));
        Ok(())
    }

    fn send_failed(&self, failure: &Failure) {
        let disconnected = matches!(failure, Failure::Disconnected);
        polled();
        record(What::SendFailed { channel: self.object(), disconnected });
    }

    pub(super) fn try_send(&self, value: T) -> Result<(), (T, Failure)> {
        point(Access::write(Key::object(self.object())));
        let result = self.send_now(value);
        match &result {
            Ok(()) => let_others_in(),
            Err((_, failure)) => self.send_failed(failure),
        }
        result
    }

    /// Sends, however long it takes; gives the value back when there is nobody left to receive it.
    pub(super) fn send(&self, value: T) -> Result<(), T> {
        let channel = self.object();
        let key = Key::object(channel);
        point(Access::write(key));
        if self.room == Some(0) {
            return self.send_by_hand(value);
        }
        let mut value = Some(value);
        let sent = wait_until(Wait::Send { channel }, &[key], None, || match self.send_now(value.take()?) {
            Ok(()) => Some(true),
            Err((back, failure)) => {
                value = Some(back);
                matches!(failure, Failure::Disconnected).then_some(false)
            }
        });
        match value {
            Some(value) if sent != Some(true) => {
                self.send_failed(&Failure::Disconnected);
                Err(value)
            }
            _ => {
                let_others_in();
                Ok(())
            }
        }
    }

    /// [`Channel::send`] where there is no room: the message goes from hand to hand. If the receiver is not there
    /// yet it takes the message when it comes, so that its receipt precedes the end of the sending.
    fn send_by_hand(&self, value: T) -> Result<(), T> {
        let value = match self.send_now(value) {
            Ok(()) => {
                let_others_in();
                return Ok(());
            }
            Err((value, Failure::Disconnected)) => {
                self.send_failed(&Failure::Disconnected);
                return Err(value);
            }
            Err((value, Failure::NotNow)) => value,
        };
        let channel = self.object();
        let ticket = self.with(|state| {
            let ticket = state.tickets;
            state.tickets = ticket.wrapping_add(1);
            state.offers.push(Offer { ticket, sender: current(), message: Some(value) });
            ticket
        });
        let settled = |state: &mut State<T>| {
            let open = |offer: &Offer<T>| offer.ticket == ticket && offer.message.is_some();
            !state.receiver || !state.offers.iter().any(open)
        };
        wait_until(Wait::Send { channel }, &[Key::object(channel)], None, || {
            self.with(settled).then_some(())
        });
        match self.with(|state| state.withdraw(ticket)) {
            Some(value) => {
                self.send_failed(&Failure::Disconnected);
                Err(value)
            }
            None => {
                let_others_in();
                Ok(())
            }
        }
    }

    fn receive_now(&self) -> Option<T> {
        let channel = self.object();
        let (message, value) = match self.with(|state| state.queue.pop_front()) {
            Some(found) => found,
            None => {
                // Only now is it sent, and its sender need not run for that.
                let (value, sender) = self.with(State::take_offer)?;
                let message = self.with(State::number);
                record_of(sender, What::Sent { channel, message });
                (message, value)
            }
        };
        record(What::Received { channel, message });
        wake(Key::object(channel));
        Some(value)
    }

    pub(super) fn try_receive(&self) -> Result<T, Failure> {
        point(Access::write(Key::object(self.object())));
        if let Some(value) = self.receive_now() {
            return Ok(value);
        }
        let failure =
            if self.with(|state| state.senders == 0) { Failure::Disconnected } else { Failure::NotNow };
        self.receive_failed(&failure);
        Err(failure)
    }

    fn receive_failed(&self, failure: &Failure) {
        let disconnected = matches!(failure, Failure::Disconnected);
        polled();
        record(What::ReceiveFailed { channel: self.object(), disconnected });
    }

    /// Receives, or waits for a message until `deadline`, `None` for ever.
    pub(super) fn receive(&self, deadline: Option<Nanos>) -> Result<T, Failure> {
        let channel = self.object();
        let key = Key::object(channel);
        point(Access::write(key));
        // The event of the receipt comes after that of the end of the wait.
        let there = wait_until(Wait::Receive { channel }, &[key], deadline, || {
            self.with(|state| {
                let offered = state.offers.iter().any(|offer| offer.message.is_some());
                let found = offered || !state.queue.is_empty() || state.senders == 0;
                state.receiver_waits = !found && state.queue.is_empty();
                found.then_some(())
            })
        });
        self.with(|state| state.receiver_waits = false);
        if let Some(value) = self.receive_now() {
            return Ok(value);
        }
        let failure = if there.is_some() { Failure::Disconnected } else { Failure::NotNow };
        self.receive_failed(&failure);
        Err(failure)
    }

    pub(super) fn add_sender(&self) {
        self.with(|state| state.senders += 1);
    }

    pub(super) fn drop_sender(&self) {
        let key = Key::object(self.object());
        if self.with(|state| state.senders == 1) {
            point(Access::write(key));
        }
        let last = self.with(|state| {
            state.senders -= 1;
            state.senders == 0 && state.receiver
        });
        if last {
            record(What::Disconnected { channel: self.object() });
            wake(key);
        }
    }

    pub(super) fn drop_receiver(&self) {
        let channel = self.object();
        point(Access::write(Key::object(channel)));
        let (unread, told) = self.with(|state| {
            state.receiver = false;
            (std::mem::take(&mut state.queue), state.senders > 0)
        });
        if told {
            record(What::Disconnected { channel });
            wake(Key::object(channel));
        }
        drop(unread);
    }
}
