// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::thread;
static S: Mutex<(bool, bool)> = Mutex::new((false, false));
static C: Condvar = Condvar::new();
fn main() {
    thread::scope(|s| {
        s.spawn(|| {
            let mut st = S.lock();
            C.wait_while(&mut st, |st| !st.1);
            println!("carol: locked");
        });
        s.spawn(|| {
            let mut st = S.lock();
            C.wait_while(&mut st, |st| !st.0);
            println!("bob: unlocked");
            st.1 = true;
            C.notify_one();
        });
        s.spawn(|| {
            let mut st = S.lock();
            println!("alice: locked");
            st.0 = true;
            C.notify_one();
        });
    });
}
