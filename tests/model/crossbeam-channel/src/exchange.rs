//! A channel without its messages: how many there are, whether an end is gone, who has met whom. Knowing nothing of
//! the messages' type, it is what a select over several channels works with.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use threadbare_runtime::trace::{Object, ObjectKind, Thread, What};
use threadbare_runtime::{
    Access, Key, ObjectId, current, hold_back, pick, point, record, record_of, touched, wake,
};

/// An end of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Send,
    Receive,
}

/// Where a message is kept, and its number in the events.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) key: u64,
    pub(crate) number: u32,
}

/// What somebody who need not wait any longer may do.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Claim {
    /// Put a message into the room that is kept for it.
    Room,
    /// Pass on, or take, the message of this slot. Where a select sends it, it may still have to come.
    Slot(Slot),
    /// See that the other end is gone.
    Disconnected,
}

/// Somebody who waits where nothing is stored, until somebody comes to the other end.
pub(crate) struct Meeting {
    thread: Thread,
    /// Which of its operations, and the slot of the message.
    met: Mutex<Option<(usize, Slot)>>,
}

impl Meeting {
    pub(crate) fn new() -> Meeting {
        Meeting { thread: current(), met: Mutex::new(None) }
    }

    pub(crate) fn met(&self) -> Option<(usize, Slot)> {
        *self.met.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn key(&self) -> Key {
        Key::meeting(self.thread)
    }
}

struct Waiter {
    meeting: Arc<Meeting>,
    /// Which of its operations this is.
    operation: usize,
    /// Where the message is that a plain send brings.
    offered: Option<u64>,
}

pub(crate) struct Exchange {
    id: ObjectId,
    /// `None`: any number of messages.
    pub(crate) capacity: Option<usize>,
    state: Mutex<State>,
}

struct State {
    senders: usize,
    receivers: usize,
    queue: VecDeque<Slot>,
    /// Room that was claimed for messages which have not come yet.
    reserved: usize,
    waiting_senders: Vec<Waiter>,
    waiting_receivers: Vec<Waiter>,
    keys: u64,
    numbers: u32,
}

impl State {
    fn ends(&mut self, side: Side) -> &mut usize {
        match side {
            Side::Send => &mut self.senders,
            Side::Receive => &mut self.receivers,
        }
    }

    fn waiting(&mut self, side: Side) -> &mut Vec<Waiter> {
        match side {
            Side::Send => &mut self.waiting_senders,
            Side::Receive => &mut self.waiting_receivers,
        }
    }

    fn next_key(&mut self) -> u64 {
        self.keys += 1;
        self.keys
    }

    fn next_number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers - 1
    }

    /// Those on this side who could be met, by somebody else than `me`.
    fn free_to_meet(&mut self, side: Side, me: Option<&Arc<Meeting>>) -> Vec<usize> {
        let free = |waiter: &Waiter| {
            waiter.meeting.met().is_none() && !me.is_some_and(|me| Arc::ptr_eq(me, &waiter.meeting))
        };
        let waiting = self.waiting(side).iter().enumerate();
        waiting.filter(|(_, waiter)| free(waiter)).map(|(index, _)| index).collect()
    }

    /// Meets one of those on this side; `offered` is where the message is, if it is the caller's. A message that is
    /// there is sent by that.
    fn meet(
        &mut self,
        channel: Object,
        side: Side,
        me: Option<&Arc<Meeting>>,
        offered: Option<u64>,
    ) -> Option<Slot> {
        let free = self.free_to_meet(side, me);
        if free.is_empty() {
            return None;
        }
        let waiter = self.waiting(side).remove(free[pick(free.len())]);
        let brought = offered.or(waiter.offered);
        let key = brought.unwrap_or_else(|| self.next_key());
        let slot = Slot { key, number: self.next_number() };
        if brought.is_some() {
            let sender = if side == Side::Send { waiter.meeting.thread } else { current() };
            record_of(sender, What::Sent { channel, message: slot.number });
        }
        *waiter.meeting.met.lock().unwrap_or_else(PoisonError::into_inner) = Some((waiter.operation, slot));
        wake(waiter.meeting.key());
        Some(slot)
    }
}

impl Exchange {
    pub(crate) fn new(capacity: Option<usize>) -> Exchange {
        let exchange = Exchange {
            id: ObjectId::new(),
            capacity,
            state: Mutex::new(State {
                senders: 1,
                receivers: 1,
                queue: VecDeque::new(),
                reserved: 0,
                waiting_senders: Vec::new(),
                waiting_receivers: Vec::new(),
                keys: 0,
                numbers: 0,
            }),
        };
        // Channels are numbered in the order in which they are made.
        exchange.object();
        exchange
    }

    pub(crate) fn object(&self) -> Object {
        self.id.get(ObjectKind::Channel)
    }

    /// For whatever changes or depends on the channel.
    pub(crate) fn key(&self) -> Key {
        Key::object(self.object())
    }

    /// What somebody on this side waits for; `None` where it is a [`Meeting`].
    pub(crate) fn awaited(&self, side: Side) -> Option<Key> {
        match (self.capacity, side) {
            (Some(0), _) => None,
            (_, Side::Send) => Some(Key::room(self.object())),
            (_, Side::Receive) => Some(self.key()),
        }
    }

    /// The same for somebody who only wants to know when the operation could be carried out.
    pub(crate) fn watched(&self, side: Side) -> Key {
        match side {
            Side::Send => Key::room(self.object()),
            Side::Receive => self.key(),
        }
    }

    /// Never held at a point, so it is always free.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether an operation on this side would not wait.
    pub(crate) fn is_ready(&self, side: Side, me: Option<&Arc<Meeting>>) -> bool {
        touched(self.key(), true);
        let state = &mut *self.state();
        match (side, self.capacity) {
            (Side::Send, _) if state.receivers == 0 => true,
            (Side::Receive, _) if state.senders == 0 => true,
            (Side::Send, Some(0)) => !state.free_to_meet(Side::Receive, me).is_empty(),
            (Side::Receive, Some(0)) => !state.free_to_meet(Side::Send, me).is_empty(),
            (Side::Send, capacity) => capacity.is_none_or(|most| state.queue.len() + state.reserved < most),
            (Side::Receive, _) => !state.queue.is_empty(),
        }
    }

    /// Carries out an operation on this side as far as it can be without the message; `None` where it would wait.
    pub(crate) fn claim(&self, side: Side, me: Option<&Arc<Meeting>>, offered: Option<u64>) -> Option<Claim> {
        let key = self.key();
        touched(key, true);
        let state = &mut *self.state();
        match side {
            Side::Send => {
                if state.receivers == 0 {
                    return Some(Claim::Disconnected);
                }
                if self.capacity == Some(0) {
                    return state.meet(self.object(), Side::Receive, me, offered).map(Claim::Slot);
                }
                if self.capacity.is_some_and(|most| state.queue.len() + state.reserved >= most) {
                    return None;
                }
                state.reserved += 1;
                if self.capacity.is_some_and(|most| state.queue.len() + state.reserved >= most) {
                    // Whoever was woken for this room and has not run finds it taken again.
                    hold_back(Key::room(self.object()));
                }
                Some(Claim::Room)
            }
            Side::Receive => {
                let slot = match state.queue.pop_front() {
                    Some(slot) => Some(slot),
                    None if self.capacity == Some(0) => state.meet(self.object(), Side::Send, me, None),
                    None => None,
                };
                let Some(slot) = slot else {
                    return (state.senders == 0).then_some(Claim::Disconnected);
                };
                if self.capacity.is_some_and(|most| most > 0) {
                    wake(Key::room(self.object()));
                }
                if self.capacity != Some(0) && state.queue.is_empty() && state.senders > 0 {
                    hold_back(key);
                }
                Some(Claim::Slot(slot))
            }
        }
    }

    /// A slot for a message that a plain send brings along as it waits.
    pub(crate) fn offer(&self) -> u64 {
        self.state().next_key()
    }

    /// A message is put into claimed room.
    pub(crate) fn fill_room(&self) -> Slot {
        let state = &mut *self.state();
        let slot = Slot { key: state.next_key(), number: state.next_number() };
        state.reserved -= 1;
        state.queue.push_back(slot);
        slot
    }

    /// Waits on this side for somebody to come to the other one.
    pub(crate) fn register(
        &self,
        side: Side,
        meeting: &Arc<Meeting>,
        operation: usize,
        offered: Option<u64>,
    ) {
        self.state().waiting(side).push(Waiter { meeting: meeting.clone(), operation, offered });
        // For those who only watch the other side.
        wake(match side {
            Side::Send => self.key(),
            Side::Receive => Key::room(self.object()),
        });
    }

    pub(crate) fn deregister(&self, side: Side, meeting: &Arc<Meeting>) {
        self.state().waiting(side).retain(|waiter| !Arc::ptr_eq(&waiter.meeting, meeting));
    }

    /// How many messages there are, and those that will surely come.
    pub(crate) fn len(&self) -> usize {
        let state = self.state();
        state.queue.len() + state.reserved
    }

    /// One more of these ends.
    pub(crate) fn add_end(&self, side: Side) {
        *self.state().ends(side) += 1;
    }

    /// One less of these ends; answers whether the channel is disconnected by that.
    pub(crate) fn drop_end(&self, side: Side) -> bool {
        let key = self.key();
        touched(key, true);
        let other = if side == Side::Send { Side::Receive } else { Side::Send };
        {
            let state = &mut *self.state();
            // Who drops the last one of all ends leaves nobody who could tell.
            if *state.ends(side) > 1 || *state.ends(other) == 0 {
                *state.ends(side) -= 1;
                return false;
            }
        }
        point(Access::write(key));
        *self.state().ends(side) = 0;
        record(What::Disconnected { channel: self.object() });
        wake(key);
        wake(Key::room(self.object()));
        for waiter in self.state().waiting(other).iter() {
            wake(waiter.meeting.key());
        }
        true
    }

    /// Nobody will receive what is there.
    pub(crate) fn discard(&self) {
        self.state().queue.clear();
    }
}
