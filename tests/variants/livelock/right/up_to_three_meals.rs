//! Stays for three meals at most, or for twenty courtesies. Generic over what a fork is.

use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, RwLock, RwLockWriteGuard};
use std::thread;

trait Fork {
    type Held<'a>
    where
        Self: 'a;
    fn take(&self) -> Self::Held<'_>;
    fn try_take(&self) -> Option<Self::Held<'_>>;
}

impl<T> Fork for Mutex<T> {
    type Held<'a>
        = MutexGuard<'a, T>
    where
        T: 'a;
    fn take(&self) -> Self::Held<'_> {
        self.lock().unwrap()
    }
    fn try_take(&self) -> Option<Self::Held<'_>> {
        self.try_lock().ok()
    }
}

impl<T> Fork for RwLock<T> {
    type Held<'a>
        = RwLockWriteGuard<'a, T>
    where
        T: 'a;
    fn take(&self) -> Self::Held<'_> {
        self.write().unwrap()
    }
    fn try_take(&self) -> Option<Self::Held<'_>> {
        self.try_write().ok()
    }
}

enum News {
    Ate,
    GaveWay,
}

fn diner(first: &impl Fork, second: &impl Fork, tell: impl Fn(News)) {
    let (mut courtesies, mut meals) = (0, 0);
    while courtesies < 20 && meals < 3 {
        let mine = first.take();
        thread::yield_now();
        let other = second.try_take();
        let ate = other.is_some();
        thread::yield_now();
        drop((mine, other));
        if ate {
            meals += 1;
            tell(News::Ate);
        } else {
            courtesies += 1;
            tell(News::GaveWay);
        }
    }
}

fn main() {
    let table = Arc::new((Mutex::new("plain"), RwLock::new("fancy")));
    let (tx, rx) = mpsc::channel();

    let (t, news) = (table.clone(), tx.clone());
    thread::spawn(move || diner(&t.0, &t.1, |n| news.send(n).unwrap()));
    let (t, news) = (table, tx);
    thread::spawn(move || diner(&t.1, &t.0, |n| news.send(n).unwrap()));

    let (mut gave_way, mut meals) = (0, 0);
    for news in rx {
        match news {
            News::Ate => meals += 1,
            News::GaveWay => gave_way += 1,
        }
    }
    println!("gave way: {gave_way}");
    println!("meals: {meals}");
}
