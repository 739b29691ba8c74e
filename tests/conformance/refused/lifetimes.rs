//! What threads must not borrow, and what is gone. Each module is refused, by the code that stands above it.
#![allow(unused)]

use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Mutex, OnceLock, mpsc};
use std::thread;

// E0373
mod a_thread_may_outlive_what_it_borrows {
    use super::*;
    fn f() {
        let number = 1;
        thread::spawn(|| println!("{number}"));
    }
}

// E0597
mod a_thread_may_outlive_what_it_was_lent {
    use super::*;
    fn f() {
        let number = AtomicU32::new(1);
        let lent = &number;
        thread::spawn(move || lent.load(Ordering::SeqCst)).join().unwrap();
    }
}

// E0382
mod what_a_thread_took_is_gone {
    use super::*;
    fn f() {
        let words = vec![1];
        thread::spawn(move || drop(words));
        println!("{words:?}");
    }
}

// E0382
mod a_thread_is_joined_once {
    use super::*;
    fn f() {
        let handle = thread::spawn(|| 1);
        handle.join().unwrap();
        handle.join().unwrap();
    }
}

// E0507
mod a_thread_is_not_joined_through_a_reference {
    use super::*;
    fn f(handles: &[thread::JoinHandle<()>]) {
        for handle in handles {
            handle.join().unwrap();
        }
    }
}

// E0499
mod one_thread_writes {
    use super::*;
    fn f() {
        let mut number = 0;
        thread::scope(|s| {
            s.spawn(|| number += 1);
            s.spawn(|| number += 1);
        });
    }
}

// E0502
mod nobody_reads_while_one_writes {
    use super::*;
    fn f() {
        let mut number = 0;
        thread::scope(|s| {
            s.spawn(|| number += 1);
            println!("{number}");
        });
    }
}

// E0373
mod a_scope_outlives_what_is_in_it {
    use super::*;
    fn f() {
        thread::scope(|s| {
            let number = 1;
            s.spawn(|| println!("{number}"));
        });
    }
}

// E0521
mod a_handle_stays_in_its_scope {
    use super::*;
    fn f() {
        let mut kept = None;
        thread::scope(|s| kept = Some(s.spawn(|| 1)));
    }
}

// E0521
mod a_scope_stays_where_it_is {
    use super::*;
    fn f() {
        thread::scope(|s| {
            thread::spawn(move || {
                s.spawn(|| {});
            });
        });
    }
}

// lifetime
mod a_thread_local_stays {
    use super::*;
    thread_local!(static NUMBER: Cell<i32> = const { Cell::new(1) });
    fn f() -> &'static Cell<i32> {
        NUMBER.with(|number| number)
    }
}

// E0382
mod a_message_that_was_sent_is_gone {
    use super::*;
    fn f(sender: mpsc::Sender<Vec<i32>>) {
        let message = vec![1];
        sender.send(message).unwrap();
        println!("{message:?}");
    }
}

// E0382
mod a_closure_takes_the_sender {
    use super::*;
    fn f(sender: mpsc::Sender<i32>) {
        for number in 0..2 {
            thread::spawn(move || sender.send(number));
        }
    }
}

// E0502
mod a_shared_value_is_not_written {
    use super::*;
    fn f() {
        let mut cell = OnceLock::new();
        let value = cell.get_or_init(|| 1);
        *cell.get_mut().unwrap() = 2;
        println!("{value}");
    }
}

// E0594
mod an_arc_gives_no_writing {
    use super::*;
    fn f(shared: Arc<i32>) {
        *shared += 1;
    }
}

// E0382
mod a_mutex_is_no_copy {
    use super::*;
    fn f() {
        let mutex = Mutex::new(1);
        let other = mutex;
        drop(mutex.lock());
    }
}

// E0597
mod a_receiver_may_look_at_messages_as_it_goes {
    use super::*;
    fn f() {
        let (sender, receiver) = mpsc::channel();
        let number = 1;
        sender.send(&number).unwrap();
        drop(number);
        {
            let inner = 2;
            sender.send(&inner).unwrap();
        }
        drop(receiver.recv());
    }
}

fn main() {}
