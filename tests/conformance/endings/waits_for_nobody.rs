//! A condition that nobody notifies.
//! Ends: Deadlock { threads: [0] }

use std::sync::{Condvar, Mutex};

fn main() {
    let never = Mutex::new(false);
    let _never = Condvar::new().wait_while(never.lock().unwrap(), |never| !*never).unwrap();
}
