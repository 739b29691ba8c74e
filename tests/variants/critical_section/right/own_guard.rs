//! A basket that hands out a guard, a shopper that is generic over what it does with it.

use crossbeam_channel::after;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Basket<T> {
    content: Mutex<T>,
}

struct Open<'a, T> {
    content: MutexGuard<'a, T>,
}

impl<T> Basket<T> {
    fn open(&self) -> Open<'_, T> {
        Open { content: self.content.lock().unwrap_or_else(PoisonError::into_inner) }
    }
}

impl<T> Deref for Open<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.content
    }
}

impl<T> DerefMut for Open<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.content
    }
}

fn shopper<T, F>(basket: Arc<Basket<T>>, mut add: F) -> impl FnOnce()
where
    F: FnMut(&mut T),
{
    move || {
        for _ in 0..5 {
            after(Duration::from_millis(10)).recv().expect("time passes");
            add(&mut basket.open());
        }
    }
}

fn main() {
    let basket: Arc<Basket<(u32, Vec<char>)>> = Arc::default();
    let barron = shopper(basket.clone(), |(garlic, who)| {
        *garlic += 1;
        who.push('b');
    });
    let olivia = shopper(basket.clone(), |(garlic, who)| {
        *garlic += 1;
        who.push('o');
    });
    let threads: Vec<_> = [Box::new(barron) as Box<dyn FnOnce() + Send>, Box::new(olivia)]
        .into_iter()
        .map(thread::spawn)
        .collect();
    for thread in threads {
        thread.join().expect("nobody panics");
    }
    let (garlic, who) = &*basket.open();
    println!("in this order: {}", who.iter().collect::<String>());
    println!("garlic: {garlic}");
}
