//! The lock is kept by a thread of its own. Everybody else only talks to it.

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Shared,
    Alone,
}

struct Request {
    access: Access,
    /// Queue if it cannot be had at once?
    patient: bool,
    /// Answered exactly once: `true` when it is granted, `false` when it never will be.
    answer: Sender<bool>,
}

enum Message {
    Ask(Request),
    /// Whoever waits for this answer waits no longer.
    Cancel(Sender<bool>),
    Return(Access),
}

#[derive(Default)]
struct Keeper {
    shared: usize,
    alone: bool,
    queue: VecDeque<Request>,
}

impl Keeper {
    fn run(mut self, mail: Receiver<Message>) {
        for message in mail {
            match message {
                Message::Ask(request) if self.grant(request.access) => request.answer.send(true).unwrap(),
                Message::Ask(request) if request.patient => self.queue.push_back(request),
                Message::Ask(request) => request.answer.send(false).unwrap(),
                Message::Cancel(answer) => {
                    let place = self.queue.iter().position(|r| r.answer.same_channel(&answer));
                    if let Some(place) = place {
                        self.queue.remove(place).unwrap().answer.send(false).unwrap();
                    }
                    self.next();
                }
                Message::Return(Access::Shared) => {
                    self.shared -= 1;
                    self.next();
                }
                Message::Return(Access::Alone) => {
                    self.alone = false;
                    self.next();
                }
            }
        }
    }

    fn grant(&mut self, access: Access) -> bool {
        match access {
            _ if self.alone => false,
            Access::Shared => {
                self.shared += 1;
                true
            }
            Access::Alone if self.shared > 0 => false,
            Access::Alone => {
                self.alone = true;
                true
            }
        }
    }

    fn next(&mut self) {
        let Some(access) = self.queue.front().map(|first| first.access) else { return };
        let mut waiting = std::mem::take(&mut self.queue);
        let mut first = true;
        while let Some(request) = waiting.pop_front() {
            // With a reader in front all readers go, with a writer in front only that writer.
            let may = request.access == access && (access == Access::Shared || first);
            first = false;
            if may && self.grant(access) {
                request.answer.send(true).unwrap();
            } else {
                self.queue.push_back(request);
            }
        }
    }
}

pub struct RwLockRead<T> {
    mail: Sender<Message>,
    value: RwLock<T>,
}

impl<T> RwLockRead<T> {
    pub fn new(value: T) -> Self {
        let (mail, letters) = unbounded();
        thread::Builder::new()
            .name("keeper".into())
            .spawn(move || Keeper::default().run(letters)) // until the lock is dropped
            .unwrap();
        RwLockRead { mail, value: RwLock::new(value) }
    }

    fn send(&self, message: Message) {
        self.mail.send(message).unwrap();
    }

    fn ask(&self, access: Access, patient: bool, limit: Option<Duration>) -> bool {
        let (answer, answered) = bounded(1);
        self.send(Message::Ask(Request { access, patient, answer: answer.clone() }));
        if let Some(limit) = limit {
            if let Ok(yes_or_no) = answered.recv_timeout(limit) {
                return yes_or_no;
            }
            self.send(Message::Cancel(answer));
        }
        answered.recv().unwrap()
    }

    fn shared(&self) -> Shared<'_, T> {
        Shared { value: Some(self.value.read().unwrap_or_else(|e| e.into_inner())), mail: &self.mail }
    }

    fn alone(&self) -> Alone<'_, T> {
        Alone { value: Some(self.value.write().unwrap_or_else(|e| e.into_inner())), mail: &self.mail }
    }

    pub fn read(&self) -> Shared<'_, T> {
        self.ask(Access::Shared, true, None);
        self.shared()
    }

    pub fn write(&self) -> Alone<'_, T> {
        self.ask(Access::Alone, true, None);
        self.alone()
    }

    pub fn try_read(&self) -> Option<Shared<'_, T>> {
        self.ask(Access::Shared, false, None).then(|| self.shared())
    }

    pub fn try_write(&self) -> Option<Alone<'_, T>> {
        self.ask(Access::Alone, false, None).then(|| self.alone())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Shared<'_, T>> {
        self.ask(Access::Shared, true, Some(limit)).then(|| self.shared())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Alone<'_, T>> {
        self.ask(Access::Alone, true, Some(limit)).then(|| self.alone())
    }
}

pub struct Shared<'a, T> {
    value: Option<RwLockReadGuard<'a, T>>,
    mail: &'a Sender<Message>,
}

pub struct Alone<'a, T> {
    value: Option<RwLockWriteGuard<'a, T>>,
    mail: &'a Sender<Message>,
}

impl<T> Drop for Shared<'_, T> {
    fn drop(&mut self) {
        self.value.take();
        let _ = self.mail.send(Message::Return(Access::Shared));
    }
}

impl<T> Drop for Alone<'_, T> {
    fn drop(&mut self) {
        self.value.take();
        let _ = self.mail.send(Message::Return(Access::Alone));
    }
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().unwrap()
    }
}

impl<T> Deref for Alone<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().unwrap()
    }
}

impl<T> DerefMut for Alone<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().unwrap()
    }
}

fn main() {
    let menu = Arc::new(RwLockRead::new("closed"));
    *menu.write() = "open";

    let guests = Arc::new((Mutex::new(0), Condvar::new()));
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let (menu, guests) = (menu.clone(), guests.clone());
            thread::spawn(move || {
                let menu = menu.read();
                let (count, changed) = &*guests;
                let mut count = count.lock().unwrap();
                *count += 1;
                changed.notify_all();
                // Nobody puts the menu away before all three have it.
                while *count < 3 {
                    count = changed.wait(count).unwrap();
                }
                println!("a guest reads: {}", *menu);
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("readers at once: {}", guests.0.lock().unwrap());
}
