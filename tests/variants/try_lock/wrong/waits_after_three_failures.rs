// breaks: nobody is blocked on the list
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

struct Shopper<'a> {
    list: &'a Mutex<u32>,
    pending: u32,
    failures: u32,
}

impl Shopper<'_> {
    fn write(&mut self) {
        let guard = match self.list.try_lock() {
            Ok(guard) => guard,
            // against starvation
            Err(_) if self.failures >= 3 => self.list.lock().unwrap(),
            Err(_) => {
                self.failures += 1;
                return;
            }
        };
        self.failures = 0;
        let mut list = guard;
        for _ in 0..self.pending {
            thread::sleep(Duration::from_millis(30));
            *list += 1;
        }
        self.pending = 0;
    }
}

fn main() {
    let list = Mutex::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut me = Shopper { list: &list, pending: 0, failures: 0 };
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    me.pending += 1;
                    me.write();
                }
                while me.pending > 0 {
                    thread::sleep(Duration::from_millis(10));
                    me.write();
                }
            });
        }
    });
    println!("items: {}", list.into_inner().unwrap());
}
