//! `std::sync::mpsc`: what a program holds of a channel.

mod channel;

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe};
use std::sync::Arc;
use std::time::Duration;

use threadbare_runtime::{at, deadline_after};

use self::channel::{Channel, Failure};

pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

pub struct Sender<T> {
    channel: Arc<Channel<T>>,
}

pub struct SyncSender<T> {
    channel: Arc<Channel<T>>,
}

pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
    not_sync: PhantomData<Cell<()>>,
}

impl<T> RefUnwindSafe for Receiver<T> {}

pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let (channel, receiver) = pair(None);
    (Sender { channel }, receiver)
}

pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let (channel, receiver) = pair(Some(bound));
    (SyncSender { channel }, receiver)
}

fn pair<T>(room: Option<usize>) -> (Arc<Channel<T>>, Receiver<T>) {
    let channel = Arc::new(Channel::new(room));
    let receiver = Receiver { channel: channel.clone(), not_sync: PhantomData };
    (channel, receiver)
}

impl<T> Sender<T> {
    #[track_caller]
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        at(Location::caller());
        self.channel.send(t).map_err(SendError)
    }
}

impl<T> SyncSender<T> {
    #[track_caller]
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        at(Location::caller());
        self.channel.send(t).map_err(SendError)
    }

    #[track_caller]
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        at(Location::caller());
        self.channel.try_send(t).map_err(|(value, failure)| match failure {
            Failure::Disconnected => TrySendError::Disconnected(value),
            Failure::NotNow => TrySendError::Full(value),
        })
    }
}

impl<T> Receiver<T> {
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        at(Location::caller());
        self.channel.try_receive().map_err(|failure| match failure {
            Failure::Disconnected => TryRecvError::Disconnected,
            Failure::NotNow => TryRecvError::Empty,
        })
    }

    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        at(Location::caller());
        self.channel.receive(None).map_err(|_| RecvError)
    }

    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        at(Location::caller());
        self.channel.receive(deadline_after(timeout.as_nanos())).map_err(|failure| match failure {
            Failure::Disconnected => RecvTimeoutError::Disconnected,
            Failure::NotNow => RecvTimeoutError::Timeout,
        })
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rx: self }
    }

    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.channel.add_sender();
        Sender { channel: self.channel.clone() }
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> SyncSender<T> {
        self.channel.add_sender();
        SyncSender { channel: self.channel.clone() }
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.channel.drop_sender();
    }
}

impl<T> Drop for SyncSender<T> {
    fn drop(&mut self) {
        self.channel.drop_sender();
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.channel.drop_receiver();
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

// Their fields have the names that are shown.

#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

#[derive(Debug)]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

#[derive(Debug)]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { rx: self }
    }
}
