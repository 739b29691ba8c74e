//! What must not be sent to or shared with another thread. Each module is refused, by the code that stands above it.
#![allow(unused)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::AtomicU32;
use std::sync::mpsc;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, RwLock};
use std::thread;

// E0277
mod a_count_without_atomics_stays {
    use super::*;
    fn f(shared: Rc<i32>) {
        thread::spawn(move || drop(shared));
    }
}

// E0277
mod a_cell_is_not_shared {
    use super::*;
    fn f(cell: &Cell<i32>) {
        thread::scope(|s| {
            s.spawn(|| cell.set(1));
        });
    }
}

// E0277
mod an_arc_does_not_make_it_shared {
    use super::*;
    fn f(cell: Arc<RefCell<i32>>) {
        thread::spawn(move || *cell.borrow_mut() += 1);
    }
}

// E0277
mod nor_does_a_mutex {
    use super::*;
    fn f(mutex: Arc<Mutex<Rc<i32>>>) {
        thread::spawn(move || drop(mutex.lock()));
    }
}

// E0277
mod a_cell_is_not_read_by_many {
    use super::*;
    fn f(lock: &RwLock<Cell<i32>>) {
        thread::scope(|s| {
            s.spawn(|| lock.read().unwrap().set(1));
        });
    }
}

// E0277
mod nor_is_one_that_is_set_once {
    use super::*;
    fn f(cell: &OnceLock<Cell<i32>>) {
        thread::scope(|s| {
            s.spawn(|| cell.get());
        });
    }
}

// E0277
mod a_result_must_be_sent_back {
    use super::*;
    fn f() {
        thread::spawn(|| Rc::new(1));
    }
}

// E0277
mod one_thread_receives {
    use super::*;
    fn f(receiver: &mpsc::Receiver<i32>) {
        thread::scope(|s| {
            s.spawn(|| receiver.recv());
        });
    }
}

// E0277
mod a_channel_sends_what_may_be_sent {
    use super::*;
    fn f(sender: mpsc::Sender<Rc<i32>>) {
        thread::spawn(move || sender.send(Rc::new(1)));
    }
}

// E0277
mod so_does_one_of_crossbeam {
    use super::*;
    fn f(receiver: crossbeam_channel::Receiver<Rc<i32>>) {
        thread::spawn(move || receiver.recv());
    }
}

// E0277
mod a_generator_stays {
    use super::*;
    fn f() {
        let mut rng = rand::rng();
        thread::spawn(move || drop(rng));
    }
}

// E0277
mod arguments_stay {
    use super::*;
    fn f() {
        let arguments = std::env::args();
        thread::spawn(move || drop(arguments));
    }
}

// E0277
mod an_initialiser_is_sent {
    use super::*;
    fn f() {
        let number = Rc::new(1);
        let lazy = LazyLock::new(move || *number);
        thread::scope(|s| {
            s.spawn(|| *lazy);
        });
    }
}

// E0277
mod a_static_is_shared {
    use super::*;
    static CELL: Cell<i32> = Cell::new(1);
}

// E0277
mod a_static_mutex_shares_what_may_be_sent {
    use super::*;
    static MUTEX: Mutex<Option<Rc<i32>>> = Mutex::new(None);
}

// E0015
mod a_static_is_made_when_compiled {
    use super::*;
    static SHARED: Arc<i32> = Arc::new(1);
}

// E0277
mod a_handler_is_sent {
    use super::*;
    fn f(shared: Rc<i32>) {
        ctrlc::set_handler(move || println!("{shared}")).unwrap();
    }
}

// E0308
mod an_atomic_has_its_own_type {
    use super::*;
    fn f(number: &AtomicU32) -> u64 {
        number.load(std::sync::atomic::Ordering::SeqCst)
    }
}

// E0384
mod an_atomic_is_no_variable {
    use super::*;
    fn f() {
        let number = AtomicU32::new(1);
        number = AtomicU32::new(2);
    }
}

// E0277
mod a_panic_may_leave_a_cell_broken {
    use super::*;
    fn f(cell: &Cell<i32>) {
        let _ = std::panic::catch_unwind(|| cell.set(1));
    }
}

// E0277
mod a_panic_may_leave_a_variable_broken {
    use super::*;
    fn f(number: &mut i32) {
        let _ = std::panic::catch_unwind(move || *number += 1);
    }
}

// E0277
mod a_panic_may_leave_what_a_lock_without_poison_guards_broken {
    use super::*;
    fn f(mutex: &parking_lot::Mutex<i32>) {
        let _ = std::panic::catch_unwind(|| *mutex.lock() += 1);
    }
}

// E0277
mod a_handle_may_not_be_caught {
    use super::*;
    fn f(handle: thread::JoinHandle<i32>) {
        let _ = std::panic::catch_unwind(|| handle.join());
    }
}

fn main() {}
