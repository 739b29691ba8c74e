//! `Arc` and `Weak`: who holds how many, who is last, what cannot be taken out.

use std::rc::Rc;
use std::sync::{Arc, Mutex, Weak};
use std::thread;

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

struct Node {
    parent: Mutex<Weak<Node>>,
    children: Mutex<Vec<Arc<Node>>>,
}

fn main() {
    let shared = Arc::new(Loud("shared"));
    let weak = Arc::downgrade(&shared);
    let other = Arc::clone(&shared);
    println!("{} {} {}", Arc::strong_count(&shared), Arc::weak_count(&shared), Arc::ptr_eq(&shared, &other));
    thread::spawn(move || println!("{}", other.0)).join().unwrap();
    println!("{} {}", Arc::strong_count(&shared), weak.strong_count());
    let shared = Arc::try_unwrap(shared).map_err(|_| ()).unwrap();
    println!("{} {:?}", shared.0, weak.upgrade().is_none());
    drop(shared);

    let last = Arc::new(Loud("last"));
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let last = last.clone();
            thread::spawn(move || Arc::into_inner(last).is_some())
        })
        .collect();
    let mine = Arc::into_inner(last).is_some();
    let winners = threads.into_iter().filter(|_| true).map(|thread| thread.join().unwrap());
    println!("{}", winners.filter(|won| *won).count() + usize::from(mine));

    let mut number = Arc::new(1);
    *Arc::make_mut(&mut number) += 1;
    let held = number.clone();
    println!("{:?} {:?}", Arc::get_mut(&mut number), Arc::try_unwrap(held));
    *Arc::make_mut(&mut number) += 1;
    println!("{number} {}", Arc::unwrap_or_clone(number.clone()));
    let cyclic = Arc::new_cyclic(|me: &Weak<Node>| Node {
        parent: Mutex::new(me.clone()),
        children: Mutex::default(),
    });
    let child = Arc::new(Node { parent: Mutex::new(Arc::downgrade(&cyclic)), children: Mutex::default() });
    cyclic.children.lock().unwrap().push(child.clone());
    println!("{} {}", Arc::strong_count(&child), Arc::weak_count(&cyclic));
    println!("{}", child.parent.lock().unwrap().upgrade().is_some_and(|parent| Arc::ptr_eq(&parent, &cyclic)));
    drop(cyclic);
    println!("{} {}", Arc::strong_count(&child), child.parent.lock().unwrap().upgrade().is_none());
    let text: Arc<str> = Arc::from("text");
    let list: Arc<[u8]> = [1, 2].into_iter().collect();
    println!("{text} {list:?} {:?}", Weak::<u8>::new().upgrade());
    let local = Rc::new(1);
    println!("{} {}", Rc::strong_count(&local), Rc::downgrade(&local).strong_count());
}
