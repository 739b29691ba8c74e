use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Duration;
#[derive(Default)]
struct Desk {
    next: u32,
    serving: u32,
}
struct TicketLock {
    desk: Mutex<Desk>,
    called: Condvar,
}
impl TicketLock {
    fn with<R>(&self, f: impl FnOnce() -> R) -> R {
        let mut desk = self.desk.lock();
        let ticket = desk.next;
        desk.next += 1;
        while desk.serving != ticket {
            self.called.wait(&mut desk);
        }
        drop(desk);
        let result = f();
        self.desk.lock().serving += 1;
        self.called.notify_all();
        result
    }
}
static LOCK: TicketLock =
    TicketLock { desk: Mutex::new(Desk { next: 0, serving: 0 }), called: Condvar::new() };
static GARLIC: AtomicU32 = AtomicU32::new(0);
fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        LOCK.with(|| GARLIC.store(GARLIC.load(Relaxed) + 1, Relaxed));
    }
}
fn main() {
    thread::scope(|s| {
        s.spawn(shop);
        s.spawn(shop);
    });
    println!("garlic: {}", GARLIC.load(Relaxed));
}
