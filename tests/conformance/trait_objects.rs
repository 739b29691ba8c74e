//! Locks and handles through traits: unsized, shared, sent, cloned.

use std::collections::VecDeque;
use std::fmt::{Debug, Display};
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, Once, OnceLock, RwLock, Weak, mpsc};
use std::thread;

trait Animal: Send + Sync {
    fn name(&self) -> String;
}

struct Dog;

impl Animal for Dog {
    fn name(&self) -> String {
        "dog".to_owned()
    }
}

fn both<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}
fn sent<T: Send>() {}
fn shown<T: Debug>() {}

struct Guarded<'a>(MutexGuard<'a, VecDeque<u8>>);

impl Deref for Guarded<'_> {
    type Target = VecDeque<u8>;
    fn deref(&self) -> &VecDeque<u8> {
        &self.0
    }
}

impl DerefMut for Guarded<'_> {
    fn deref_mut(&mut self) -> &mut VecDeque<u8> {
        &mut self.0
    }
}

fn main() {
    both::<Mutex<u8>>();
    both::<RwLock<u8>>();
    both::<Condvar>();
    both::<Once>();
    both::<OnceLock<u8>>();
    both::<LazyLock<u8>>();
    both::<thread::Thread>();
    both::<std::sync::Barrier>();
    both::<std::sync::atomic::AtomicU8>();
    both::<mpsc::Sender<u8>>();
    both::<mpsc::SyncSender<u8>>();
    sent::<mpsc::Receiver<u8>>();
    sent::<thread::JoinHandle<u8>>();
    sent::<thread::ScopedJoinHandle<'static, u8>>();
    shown::<thread::JoinHandle<u8>>();
    shown::<mpsc::Iter<'static, u8>>();

    let animals: Vec<Arc<Mutex<dyn Animal>>> = vec![Arc::new(Mutex::new(Dog))];
    let names = animals.iter().map(|animal| animal.lock().unwrap().name()).collect::<Vec<_>>();
    println!("{names:?}");
    let shared: Arc<RwLock<[u8]>> = Arc::new(RwLock::new([1, 2, 3]));
    shared.write().unwrap()[0] = 9;
    println!("{:?}", shared.read().unwrap().iter().sum::<u8>());
    let queue = Mutex::new(VecDeque::new());
    let mut guarded = Guarded(queue.lock().unwrap());
    guarded.push_back(4);
    println!("{} {:?}", guarded.len(), guarded.front());
    drop(guarded);
    let weak: Weak<Mutex<dyn Animal>> = Arc::downgrade(&animals[0]);
    println!("{} {}", weak.upgrade().is_some(), Arc::strong_count(&animals[0]));
    let jobs: Vec<Box<dyn FnOnce() -> Box<dyn Display + Send> + Send>> =
        vec![Box::new(|| Box::new(1)), Box::new(|| Box::new("two"))];
    let handles: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    for handle in handles {
        println!("{}", handle.join().unwrap());
    }
    let slots: [Mutex<Option<u8>>; 3] = Default::default();
    let more = [const { Mutex::new(0) }; 2];
    println!("{} {}", slots.len(), more.len());
    let guards: Vec<MutexGuard<'_, Option<u8>>> = slots.iter().map(|slot| slot.lock().unwrap()).collect();
    println!("{guards:?}");
}
